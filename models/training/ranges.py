"""Which values each activation takes on calibration pictures: the scales of the int8 model."""

from typing import NamedTuple

import numpy as np
import torch
from PIL import Image

import cache
import network

PICTURES = 96


def calibration_pictures(sources, seed):
    """Views as in training, drawn by chance: uint8, N x 224 x 224 x 3."""
    rng = np.random.default_rng([seed, 7])
    chosen = rng.choice(len(sources), min(PICTURES, len(sources)), replace=False)
    return np.stack([
        cache.view(sources[i].kind, Image.open(sources[i].path), rng, is_plain=n % 2 == 0) for n, i in enumerate(chosen)
    ])


class Seen(NamedTuple):
    ranges: dict
    """{("conv", i) | ("add", i) | "pooled" | "projected": (low, high)}"""
    means: dict
    """{("conv", i) | "projected": the mean of each input channel}"""


def seen(lower, model, pictures):
    """Ranges without the rarest values, and means, over the pictures."""
    ends, sums = {}, {}

    def note(key, tensor):
        if isinstance(key, tuple) and key[0] == "input":
            sums.setdefault(("conv", key[1]), []).append(tensor.mean((0, 2, 3)).numpy())
        else:
            ends.setdefault(key, []).append(_ends(tensor))

    def watcher(first):
        return lambda key, tensor: note((key[0], key[1] + first), tensor)

    with torch.no_grad():
        for start in range(0, len(pictures), 8):
            x = torch.from_numpy(pictures[start : start + 8].astype(np.float32) / 127.5 - 1).permute(0, 3, 1, 2)
            pooled = model.tail(lower(x, watcher(0)), watcher(network.FIRST_TAIL_CONV)).mean((2, 3))
            note("pooled", pooled)
            note("projected", model.projection(pooled))
            sums.setdefault("projected", []).append(pooled.mean(0).numpy())
    return Seen(
        {key: (float(np.min(each, 0)[0]), float(np.max(each, 0)[1])) for key, each in ends.items()},
        {key: np.mean(each, 0) for key, each in sums.items()},
    )


def _ends(tensor):
    """The lowest and the highest value, the rarest one in 20,000 left out on either side."""
    values = tensor.numpy().ravel()
    rare = max(1, len(values) // 20_000)
    ordered = np.partition(values, [rare - 1, len(values) - rare])
    return ordered[rare - 1], ordered[len(values) - rare]
