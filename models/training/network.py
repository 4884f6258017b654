"""MobileNetV2 1.0/224 with folded batch norms, cut in two: a lower part that stays as it was, a tail that learns.

The weights are those of google-coral/test_data (Apache-2.0): 52 convolutions, `convNN_cfg` holds kernel,
stride, groups and whether a ReLU6 follows, `convNN_block` the block and whether its input is added.
"""

import numpy as np
import torch
import torch.nn.functional as F

FIRST_TAIL_CONV = 39
"""Blocks 14 to 18 learn; the lower part ends with a map of 14 x 14 x 96."""


class Conv:
    """What one convolution is, apart from its weights."""

    def __init__(self, cfg, block):
        self.kernel, self.stride, self.groups, self.relu6 = (int(v) for v in cfg)
        self.block, self.residual = (int(v) for v in block)


def read_weights(path):
    """The convolutions in order, each `(Conv, weight OIHW float32, bias)`."""
    archive = np.load(path)
    count = sum(1 for name in archive.files if name.endswith("_w"))
    return [
        (
            Conv(archive[f"conv{i:02d}_cfg"], archive[f"conv{i:02d}_block"]),
            archive[f"conv{i:02d}_w"].astype(np.float32),
            archive[f"conv{i:02d}_b"].astype(np.float32),
        )
        for i in range(count)
    ]


class Part(torch.nn.Module):
    """A run of whole blocks."""

    def __init__(self, convs):
        super().__init__()
        self.convs = [conv for conv, _, _ in convs]
        self.weights = torch.nn.ParameterList(torch.nn.Parameter(torch.from_numpy(w)) for _, w, _ in convs)
        self.biases = torch.nn.ParameterList(torch.nn.Parameter(torch.from_numpy(b)) for _, _, b in convs)

    def forward(self, x, watch=lambda index, tensor: None):
        block, entry = None, x
        for index, (conv, weight, bias) in enumerate(zip(self.convs, self.weights, self.biases)):
            if conv.block != block:
                block, entry = conv.block, x
            watch(("input", index), x)
            # TensorFlow's SAME padding of an even side puts the odd pixel to the right and below.
            if conv.stride == 2:
                x = F.conv2d(F.pad(x, (0, 1, 0, 1)), weight, bias, 2, 0, groups=conv.groups)
            else:
                x = F.conv2d(x, weight, bias, 1, conv.kernel // 2, groups=conv.groups)
            if conv.relu6:
                x = x.clamp(0, 6)
            watch(("conv", index), x)
            ends = index + 1 == len(self.convs) or self.convs[index + 1].block != conv.block
            if ends and conv.residual:
                x = x + entry
                watch(("add", index), x)
        return x


def split(convs):
    """The lower part, frozen, and the tail."""
    lower = Part(convs[:FIRST_TAIL_CONV])
    lower.requires_grad_(False)
    return lower, Part(convs[FIRST_TAIL_CONV:])


class Embedder(torch.nn.Module):
    """From the lower part's map to a vector of unit length."""

    def __init__(self, tail, size):
        super().__init__()
        self.tail = tail
        self.projection = torch.nn.Linear(1280, size, bias=False)

    def pooled(self, x):
        return self.tail(x).mean((2, 3))

    def forward(self, x):
        return F.normalize(self.projection(self.pooled(x)))
