"""Writes the network as ONNX: in float, or as static int8 with quantise/dequantise pairs around each convolution.

Input `pixels`: uint8, N x 224 x 224 x 3, RGB. Output: float32, the map of the last convolution or, with a
projection, N vectors of unit length.
"""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 13
DENSE_LIMIT, DEPTHWISE_LIMIT = 63, 127
"""Processors without VNNI add two products in 16 bits: 7-bit weights keep dense convolutions from overflowing there."""


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, values):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def add(self, kind, *inputs, output=None, **attributes):
        self.count += 1
        name = output or f"t{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def model(self, output_shape, output, metadata):
        graph = helper.make_graph(
            self.nodes,
            "embedder",
            [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["n", 224, 224, 3])],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["n", *output_shape])],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
        helper.set_model_props(model, metadata)
        checker.check_model(model)
        return model


class Float:
    """Arithmetic as it was trained."""

    def __init__(self, graph):
        self.graph = graph

    def pixels(self):
        g = self.graph
        floats = g.add("Cast", g.add("Transpose", "pixels", perm=[0, 3, 1, 2]), to=TensorProto.FLOAT)
        scaled = g.add("Div", floats, g.constant(np.float32(127.5)))
        return g.add("Sub", scaled, g.constant(np.float32(1)))

    def conv(self, x, weight, bias, key, relu6, first=False, **attributes):
        g = self.graph
        y = g.add("Conv", x, g.constant(weight), g.constant(bias), **attributes)
        return g.add("Clip", y, g.constant(np.float32(0)), g.constant(np.float32(6))) if relu6 else y

    def add(self, x, y, key):
        return self.graph.add("Add", x, y)

    def pool(self, x):
        return self.graph.add("GlobalAveragePool", x)


class Int8:
    """Static int8: uint8 activations over ranges that were seen on calibration pictures, int8 weights per channel."""

    def __init__(self, graph, ranges, means):
        self.graph, self.ranges, self.means, self.scales = graph, ranges, means, {}

    def pixels(self):
        g, scale = self.graph, np.float32(1 / 127.5)
        turned = g.add("Transpose", "pixels", perm=[0, 3, 1, 2])
        x = g.add("DequantizeLinear", turned, g.constant(scale), g.constant(np.uint8(128)))
        self.scales[x] = scale
        return x

    def conv(self, x, weight, bias, key, relu6, first=False, **attributes):
        g = self.graph
        # Zero is 128 in uint8 but 127.5 in the training: half a step, given back through the bias.
        if first:
            bias = bias + weight.sum((1, 2, 3)) * np.float32(0.5 / 127.5)
        limit = DEPTHWISE_LIMIT if weight.shape[1] == 1 else DENSE_LIMIT
        # A channel that is nearly dead has tiny weights beside a bias that must still fit 32 bits.
        least = np.abs(bias) / self.scales[x] / 2**30
        weight_scale = np.maximum(np.abs(weight).max((1, 2, 3)) / limit, np.maximum(least, 1e-9)).astype(np.float32)
        whole = np.clip(np.rint(weight / weight_scale[:, None, None, None]), -limit, limit)
        bias = bias - self._drift(whole * weight_scale[:, None, None, None] - weight, self.means.get(key))
        bias_scale = (weight_scale * self.scales[x]).astype(np.float32)
        y = g.add(
            "Conv",
            x,
            g.add("DequantizeLinear", g.constant(whole.astype(np.int8)), g.constant(weight_scale),
                  g.constant(np.zeros(len(weight), np.int8)), axis=0),
            g.add("DequantizeLinear", g.constant(np.rint(bias / bias_scale).astype(np.int32)),
                  g.constant(bias_scale), g.constant(np.zeros(len(weight), np.int32)), axis=0),
            **attributes,
        )
        # The quantiser's lower and upper end are the ReLU6.
        return self._requantise(y, key)

    @staticmethod
    def _drift(error, mean):
        """What rounding the weights adds to each output on average, given the mean of each input channel."""
        if mean is None:
            return 0
        per_channel = error.sum((2, 3))
        return per_channel[:, 0] * mean if error.shape[1] == 1 else per_channel @ mean

    def add(self, x, y, key):
        return self._requantise(self.graph.add("Add", x, y), key)

    def pool(self, x):
        return self._requantise(self.graph.add("GlobalAveragePool", x), "pooled")

    def _requantise(self, x, key):
        g = self.graph
        low, high = self.ranges[key]
        low, high = min(low, 0.0), max(high, 1e-3)
        scale = np.float32((high - low) / 255)
        zero = np.uint8(np.rint(-low / scale))
        names = g.constant(scale), g.constant(zero)
        y = g.add("DequantizeLinear", g.add("QuantizeLinear", x, *names), *names)
        self.scales[y] = scale
        return y


def write(convs, projection=None, seen=None, metadata=None):
    """The ONNX model; int8 when it is told what was seen on calibration pictures (`ranges.Seen`)."""
    graph = Graph()
    maths = Float(graph) if seen is None else Int8(graph, seen.ranges, seen.means)
    x = maths.pixels()
    block, entry = None, x
    for i, (conv, weight, bias) in enumerate(convs):
        if conv.block != block:
            block, entry = conv.block, x
        pads = [0, 0, 1, 1] if conv.stride == 2 else [conv.kernel // 2] * 4
        x = maths.conv(x, weight, bias, ("conv", i), conv.relu6, first=i == 0, group=conv.groups,
                       strides=[conv.stride] * 2, pads=pads, kernel_shape=[conv.kernel] * 2)
        ends = i + 1 == len(convs) or convs[i + 1][0].block != conv.block
        if ends and conv.residual:
            x = maths.add(x, entry, ("add", i))
    if projection is None:
        graph.add("Identity", x, output="map")
        return graph.model([None, None, None], "map", metadata or {})
    size = len(projection)
    x = maths.conv(maths.pool(x), projection[:, :, None, None], np.zeros(size, np.float32), "projected", False,
                   kernel_shape=[1, 1])
    x = graph.add("Reshape", x, graph.constant(np.array([-1, size], np.int64)))
    graph.add("LpNormalization", x, output="vectors", axis=-1, p=2)
    return graph.model([size], "vectors", metadata or {})
