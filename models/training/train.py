"""Trains the embedder and writes it as int8 ONNX. One command, seeded; see models/embedder.md for what came of it.

    models/training/train.sh DIR [DRAWINGS]

runs this twice: first without the val split, to fit the confidence on photos that were not learnt from, then with
`--ship` on everything but devtest.

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
import calibrate
import fit
import graph
import network
import ranges
import sources

MODELS = Path(__file__).resolve().parent.parent
VECTOR = 256
VIEWS = {"photo": 6, "gentle": 3, "cutout": 8, "drawing": 40}
SHARES = {"photo": 0.3, "gentle": 0.3, "cutout": 0.2, "drawing": 0.2}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="grocery-store, cutouts and weights")
    parser.add_argument("--drawings", type=Path, help="folder of the demo shop's pack drawings, PNG")
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"), help="cache of maps, about 1 GB")
    parser.add_argument("--out", type=Path, default=MODELS, help="where the model and the manifest go")
    parser.add_argument("--version", default="1", help="the model is called embedder-VERSION")
    parser.add_argument("--steps", type=int, default=700, help="batches of 64")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ship", action="store_true", help="learn from val too; needs the calibration of a run without")
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    args.work.mkdir(parents=True, exist_ok=True)
    convs = network.read_weights(args.data / "weights" / "mobilenetv2_imagenet_fp16.npz")
    lower_file = args.work / "lower.onnx"
    onnx.save(graph.write(convs[: network.FIRST_TAIL_CONV]), str(lower_file))

    def views_of(name, found):
        return cache.cached(args.work, name, found, VIEWS, args.seed, lower_file)

    def photos_and_cutouts(split):
        return sources.photos(args.data, split) + sources.cutouts(args.data, split)

    train, val = photos_and_cutouts("train"), photos_and_cutouts("val")
    maps = [views_of("train", train), views_of("gentle", sources.photos(args.data, "train", "gentle"))]
    held = views_of("val", val)
    learnt_from = train
    if args.ship:
        maps += [held, views_of("gentle-val", sources.photos(args.data, "val", "gentle"))]
        learnt_from = learnt_from + val
    if args.drawings:
        drawn = sources.drawings(args.drawings)
        maps.append(views_of("drawn", drawn))
        learnt_from = learnt_from + drawn

    lower, tail = network.split(convs)
    started = time.process_time()

    def report(step, loss, hits, model):
        checked = ""
        if step % 200 == 0 and not args.ship:
            checked = f", val top-1 {fit.prototype_hits(model, maps[0].only('photo'), held.only('photo')):.3f}"
        spent = time.process_time() - started
        print(f"step {step}: loss {loss:.3f}, batch top-1 {hits:.2f}{checked}, {spent:.0f} s CPU", flush=True)

    model = fit.fit(network.Embedder(tail, VECTOR), maps, SHARES, args.steps, args.seed, report)
    torch.save(model.state_dict(), args.work / ("ship.pt" if args.ship else "trial.pt"))
    calibration_file = args.work / "calibration.json"
    if not args.ship:
        print(f"val top-1 {fit.prototype_hits(model, maps[0].only('photo'), held.only('photo')):.4f}", flush=True)
        known, asked = fit.plain_vectors(model, maps[:1]), fit.plain_vectors(model, [held])
        calibration_file.write_text(json.dumps(calibrate.fit(*known, *asked, args.seed)))
        print(f"calibration {calibration_file.read_text()}", flush=True)
    pictures = ranges.calibration_pictures(learnt_from, args.seed)
    save(args, convs, lower, model, pictures, json.loads(calibration_file.read_text()))


def save(args, convs, lower, model, pictures, calibration):
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
            "calibration": calibration,
        }
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{file}: {file.stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
