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
    """One file of maps (float16) with the source number and whether the view is plain beside it."""

    def __init__(self, folder, name):
        index = json.loads((folder / f"{name}.json").read_text())
        self.labels, self.plain, self.kinds = index["labels"], np.array(index["plain"]), np.array(index["kinds"])
        self.values = np.memmap(folder / f"{name}.f16", np.float16, "r", shape=(len(self.labels), *MAP))


def cached(folder, name, sources, counts, seed, lower):
    """The maps of `1 + counts[kind]` views of each source, made unless they are there already."""
    folder.mkdir(parents=True, exist_ok=True)
    recipe = json.dumps([[str(s.path), s.label] for s in sources]) + json.dumps(counts, sort_keys=True)
    mark = {"recipe": zlib.crc32(recipe.encode()), "seed": seed}
    index = folder / f"{name}.json"
    if not (index.exists() and json.loads(index.read_text())["mark"] == mark):
        _make(folder, name, sources, counts, seed, lower, mark)
    return Maps(folder, name)


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
    if kind == "photo":
        return views.plain(image) if is_plain else views.photo(image, rng)
    if is_plain:
        return np.asarray(views.on_tray(image, rng, upright=True))
    return views.on_tray(image, rng)
