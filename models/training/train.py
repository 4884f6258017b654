"""Trains the embedder and writes it as int8 ONNX. One command, seeded; see models/embedder.md for what came of it.

    OMP_NUM_THREADS=1 python3 models/training/train.py --data DIR [--drawings DIR] [--steps N] [--seed N]

DIR holds `grocery-store/`, `cutouts/` and `weights/mobilenetv2_imagenet_fp16.npz`. Needs Debian's python3-torch,
python3-onnx, python3-numpy, python3-pil, and node with this repository's packages.
"""

import argparse
import hashlib
import json
import time
from pathlib import Path

import numpy as np
import onnx
import torch

import cache
import fit
import graph
import network
import ranges
import sources

MODELS = Path(__file__).resolve().parent.parent
VECTOR = 256
VIEWS = {"photo": 6, "cutout": 8, "drawing": 40}
SHARES = {"photo": 0.6, "cutout": 0.2, "drawing": 0.2}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="grocery-store, cutouts and weights")
    parser.add_argument("--drawings", type=Path, help="folder of the demo shop's pack drawings, PNG")
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"), help="cache of maps, about 1 GB")
    parser.add_argument("--out", type=Path, default=MODELS, help="where the model and the manifest go")
    parser.add_argument("--version", default="1", help="the model is called embedder-VERSION")
    parser.add_argument("--steps", type=int, default=700, help="batches of 64")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    args.work.mkdir(parents=True, exist_ok=True)
    convs = network.read_weights(args.data / "weights" / "mobilenetv2_imagenet_fp16.npz")
    lower_file = args.work / "lower.onnx"
    onnx.save(graph.write(convs[: network.FIRST_TAIL_CONV]), str(lower_file))

    real = sources.photos(args.data, "train") + sources.cutouts(args.data, "train")
    maps = [cache.cached(args.work, "real", real, VIEWS, args.seed, lower_file)]
    if args.drawings:
        drawn = sources.drawings(args.drawings)
        maps.append(cache.cached(args.work, "drawn", drawn, VIEWS, args.seed, lower_file))
    held = cache.cached(args.work, "val", sources.photos(args.data, "val"), {"photo": 0}, args.seed, lower_file)

    lower, tail = network.split(convs)
    started = time.process_time()

    def report(step, loss, hits, model):
        checked = f", val top-1 {fit.prototype_hits(model, _photos_of(maps[0]), held):.3f}" if step % 200 == 0 else ""
        spent = time.process_time() - started
        print(f"step {step}: loss {loss:.3f}, batch top-1 {hits:.2f}{checked}, {spent:.0f} s CPU", flush=True)

    model = fit.fit(network.Embedder(tail, VECTOR), maps, SHARES, args.steps, args.seed, report)
    print(f"val top-1 {fit.prototype_hits(model, _photos_of(maps[0]), held):.4f}", flush=True)
    torch.save(model.state_dict(), args.work / "embedder.pt")
    save(args, convs, lower, model, ranges.calibration_pictures(real + (drawn if args.drawings else []), args.seed))


def _photos_of(maps):
    """The plain photos alone: cut-outs on a tray are another way of seeing."""
    only = object.__new__(cache.Maps)
    only.labels, only.values, only.plain = maps.labels, maps.values, maps.plain & (maps.kinds == "photo")
    return only


def save(args, convs, lower, model, pictures):
    learnt = [
        (conv, weight.detach().numpy(), bias.detach().numpy())
        for conv, weight, bias in zip(model.tail.convs, model.tail.weights, model.tail.biases)
    ]
    whole = convs[: network.FIRST_TAIL_CONV] + learnt
    projection = model.projection.weight.detach().numpy()
    name = f"embedder-{args.version}"
    metadata = {"name": name, "seed": str(args.seed), "steps": str(args.steps)}
    onnx.save(graph.write(whole, projection, metadata=metadata), str(args.work / f"{name}-float.onnx"))
    seen = ranges.seen(lower, model, pictures)
    onnx.save(graph.write(whole, projection, seen, metadata), str(args.out / f"{name}.onnx"))
    file = args.out / f"{name}.onnx"
    manifest = {
        "embedder": {
            "name": name,
            "file": file.name,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "side": 224,
            "size": VECTOR,
        }
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{file}: {file.stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
