"""Writes the goldens of ParityIT: what torchvision's networks give for weights and images that follow from a formula.

    /usr/bin/python3 benchmarks/parity/goldens.py models/src/test/resources/parity

The formula, the same in models/src/test/java/.../ParityFormula.java: draw i (from 0) of SplitMix64 (Steele, Lea and Flood,
OOPSLA 2014) with state s is d(s, i); u(s, i) is its upper 24 bits over 2^24. Element i of tensor t of the state dict is
    (2 u(t, i) - 1) sqrt(6 / fan in)    weights of convolutions and linear layers
    0.25 + u(t, i) / 2                  weights of norms
    0.75 + u(t, i) / 2                  running variances
    0.75 u(t, i)                        biases
    (2 u(t, i) - 1) / 8                 running means
    7                                   counts of batches
in double precision, rounded to float32. Biases are positive because rectifiers near zero make deep networks amplify rounding:
with biases around zero, torchvision's own float32 logits of resnet101 lie 7e-4 from its float64 ones. Byte i of the images (image n, row, column x, channel c) is the upper 7 bits of
d(1000, i), plus 128 where c = 0 and n is odd, or c = 1 and n / 2 is odd, or c = 2 and x lies in the right half. Image n has
label n. Dropout is that of net.torchscript with the seed 42.

Four images go through, in float64: in evaluation mode; in training mode without dropout; in training mode with dropout, backwards too.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision
from torch import nn

import networks

CLASSES, IMAGES, SEED = 10, 4, 42
GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def draws(state, count):
    with np.errstate(over="ignore"):
        z = np.uint64(state) + np.arange(1, count + 1, dtype=np.uint64) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def tensor(number, name, like):
    if name.endswith("num_batches_tracked"):
        return torch.tensor(7)
    u = (draws(number, like.numel()) >> np.uint64(40)).astype(np.float64) / 2.0**24
    if like.dim() > 1:
        values = (2 * u - 1) * np.sqrt(6 / (like.numel() // like.shape[0]))
    elif name.endswith("weight"):
        values = 0.25 + u / 2
    elif name.endswith("running_var"):
        values = 0.25 + u / 8
    elif name.endswith("bias"):
        values = 0.75 * u
    else:
        values = (2 * u - 1) / 8
    return torch.from_numpy(values.astype(np.float32)).reshape(like.shape)


def images(size):
    noise = (draws(1000, IMAGES * size * size * 3) >> np.uint64(57)).astype(np.int64).reshape(IMAGES, size, size, 3)
    for n in range(IMAGES):
        noise[n, :, :, 0] += 128 * (n % 2)
        noise[n, :, :, 1] += 128 * (n // 2 % 2)
        noise[n, :, size // 2:, 2] += 128
    return ((torch.from_numpy(noise.astype(np.float32)) / 255 - 0.5) / 0.25).permute(0, 3, 1, 2)


class Dropout(nn.Module):
    """Of the given place among the network's dropouts."""

    def __init__(self, place, rate):
        super().__init__()
        self.place, self.rate, self.on = place, rate, False

    def forward(self, x):
        if not self.on:
            return x
        bits = draws(draws(SEED, self.place + 1)[-1], x.numel()) >> np.uint64(11)
        kept = torch.from_numpy(bits.astype(np.int64) >= int(self.rate * 2**53)).reshape(x.shape)
        return x * kept / (1 - self.rate)


def replace_dropout(net):
    places = [(parent, name, child) for parent in net.modules() for name, child in parent.named_children()
              if isinstance(child, nn.Dropout)]
    for place, (parent, name, child) in enumerate(places):
        setattr(parent, name, Dropout(place, child.p))


def rounded(values):
    return [float(f"{float(v):.8g}") for v in values]


def golden(name):
    torch.manual_seed(0)
    net = networks.network(name, CLASSES)
    replace_dropout(net)
    state = {key: tensor(t, key, value) for t, (key, value) in enumerate(net.state_dict().items())}
    net.load_state_dict(state)
    net.double()
    size = 64 if name in networks.LARGE else 32
    x = images(size).double()
    with torch.no_grad():
        evaluated = net.eval()(x)
        trained = net.train()(x)
    running = [b.clone() for k, b in net.named_buffers() if "running" in k]
    for module in net.modules():
        if isinstance(module, Dropout):
            module.on = True
    loss = nn.functional.cross_entropy(net(x), torch.arange(IMAGES))
    loss.backward()
    gradients = [p.grad.norm() for p in net.parameters()]
    spread = (evaluated.std(0).max() / evaluated.abs().max(), trained.std(0).max() / trained.abs().max())
    print(f"{name:26} {size} px, logits up to {evaluated.abs().max():.3g} and {trained.abs().max():.3g}, "
          f"over images {spread[0]:.2f} and {spread[1]:.2f} of it; loss {loss:.4f}")
    return {
        "size": size,
        "state": [f"{key} {'x'.join(map(str, value.shape))}".strip() for key, value in state.items()],
        "evaluation": [rounded(row) for row in evaluated],
        "training": [rounded(row) for row in trained],
        "runningMeans": rounded(b.mean() for b in running),
        "loss": rounded([loss])[0],
        "gradientNorms": rounded(gradients),
    }


def main():
    directory = Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    print(f"torch {torch.__version__}, torchvision {torchvision.__version__}")
    for name in sys.argv[2:] or networks.names():
        lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in golden(name).items()]
        (directory / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
