"""Makes the views and passes them once through the frozen lower part; the tail then learns from the maps alone."""

import json
import subprocess
import threading
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

import views

MAP = (96, 14, 14)
LOWER = Path(__file__).with_name("lower.mjs")


class Maps:
    """Maps (float16) with, for each, its label, the kind of its source and whether the view is plain."""

    def __init__(self, values, labels, kinds, plain):
        self.values, self.labels, self.kinds, self.plain = values, labels, np.array(kinds), np.array(plain)

    def only(self, kind):
        """The same file; of its plain views only those of one kind count."""
        return Maps(self.values, self.labels, self.kinds, self.plain & (self.kinds == kind))


def _open(folder, name):
    index = json.loads((folder / f"{name}.json").read_text())
    values = np.memmap(folder / f"{name}.f16", np.float16, "r", shape=(len(index["labels"]), *MAP))
    return Maps(values, index["labels"], index["kinds"], index["plain"])


def cached(folder, name, sources, counts, seed, lower):
    """The maps of `1 + counts[kind]` views of each source, made unless they are there already."""
    folder.mkdir(parents=True, exist_ok=True)
    recipe = json.dumps([[str(s.path), s.label] for s in sources]) + json.dumps(counts, sort_keys=True)
    mark = {"recipe": zlib.crc32(recipe.encode()), "seed": seed}
    index = folder / f"{name}.json"
    if not (index.exists() and json.loads(index.read_text())["mark"] == mark):
        _make(folder, name, sources, counts, seed, lower, mark)
    return _open(folder, name)


def _make(folder, name, sources, counts, seed, lower, mark):
    runner = subprocess.Popen(
        ["node", str(LOWER), str(lower)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=LOWER.parent
    )
    labels = [s.label for s in sources for _ in range(1 + counts[s.kind])]
    kinds = [s.kind for s in sources for _ in range(1 + counts[s.kind])]
    plain = [n == 0 for s in sources for n in range(1 + counts[s.kind])]
    feeder = threading.Thread(target=_feed, args=(runner.stdin, sources, counts, seed))
    feeder.start()
    size = int(np.prod(MAP))
    with open(folder / f"{name}.f16", "wb") as out:
        for done in range(len(labels)):
            raw = runner.stdout.read(size * 4)
            if len(raw) < size * 4:
                raise RuntimeError("the lower part stopped early")
            out.write(np.frombuffer(raw, np.float32).astype(np.float16).tobytes())
            if done % 2000 == 0:
                print(f"{name}: {done} of {len(labels)} views", flush=True)
    feeder.join()
    (folder / f"{name}.json").write_text(json.dumps({"mark": mark, "labels": labels, "kinds": kinds, "plain": plain}))


def _feed(pipe, sources, counts, seed):
    with pipe:
        _write_views(pipe, sources, counts, seed)


def _write_views(pipe, sources, counts, seed):
    for number, source in enumerate(sources):
        rng = np.random.default_rng([seed, number])
        image = Image.open(source.path)
        image.load()
        for n in range(1 + counts[source.kind]):
            pipe.write(view(source.kind, image, rng, is_plain=n == 0).tobytes())


def view(kind, image, rng, is_plain):
    """One view as the network sees it."""
    if kind in ("photo", "gentle"):
        make = views.photo if kind == "photo" else views.gentle
        return views.plain(image) if is_plain else np.asarray(make(image, rng))
    if is_plain:
        return np.asarray(views.on_tray(image, rng, upright=True))
    return views.on_tray(image, rng)
