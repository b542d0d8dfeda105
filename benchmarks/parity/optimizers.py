#!/usr/bin/python3
"""Ten steps of each of PyTorch's optimizers, as the fixture of models' OptimizerStepsIT.

    benchmarks/parity/optimizers.py > models/src/test/resources/dev/plumbline/models/engine/optimizers.json

The network is a 3x3 convolution, a batch norm, the mean over positions and a linear layer, so that weights, biases and a
norm's parameters are there, 4-dimensional ones among them. Everything is in double precision: what differs from these
numbers is the engine's own rounding. Weights and pixels follow from formulas, which OptimizerStepsIT repeats.
Needs Debian's python3-torch (made with 1.13.1).
"""

import itertools
import json
import math
import sys

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

STEPS, IMAGES, SIZE, CHANNELS, CLASSES = 10, 4, 6, 2, 3
RATE, DECAY, CLIP, SMOOTHING = 0.02, 0.05, 0.05, 0.1
AVERAGE, EVERY = 0.7, 3


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, CHANNELS, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(CHANNELS)
        self.fc = nn.Linear(CHANNELS, CLASSES)
        number = itertools.count(1)
        with torch.no_grad():
            for p in self.parameters():
                p.copy_(torch.tensor([weight(next(number)) for _ in range(p.numel())]).view_as(p))

    def forward(self, x):
        return self.fc(self.bn1(self.conv1(x)).mean((2, 3)))


def weight(number):
    """Of all parameters in their order, from 1: away from zero, so that a relative distance means something."""
    return (1 if number % 2 else -1) * (0.3 + 0.2 * math.sin(number))


def images():
    """Bytes in the order image, row, column, channel; each image is bright in channels of its own."""
    count = SIZE * SIZE * 3
    pixels = [i * i * 37 % 101 + 50 * ((i // count + i % 3) % 4) for i in range(IMAGES * count)]
    x = torch.tensor(pixels, dtype=torch.float64).view(IMAGES, SIZE, SIZE, 3).permute(0, 3, 1, 2) / 255
    return (x - 0.5) / 0.25, torch.arange(IMAGES) % CLASSES


OPTIMIZERS = {
    "sgd": lambda groups: torch.optim.SGD(groups, RATE),
    "sgd momentum": lambda groups: torch.optim.SGD(groups, RATE, momentum=0.9),
    "sgd nesterov": lambda groups: torch.optim.SGD(groups, RATE, momentum=0.9, nesterov=True),
    "adam": lambda groups: torch.optim.Adam(groups, RATE, betas=(0.9, 0.98), eps=1e-3),
    "adamw": lambda groups: torch.optim.AdamW(groups, RATE, betas=(0.9, 0.98), eps=1e-3),
    "rmsprop": lambda groups: torch.optim.RMSprop(groups, RATE, alpha=0.9, eps=0.0316),
    "rmsprop momentum": lambda groups: torch.optim.RMSprop(groups, RATE, alpha=0.9, eps=0.0316, momentum=0.9),
}
# Which parameters decay, whether the gradient is clipped, the batch's parts, whether the rate changes.
VARIATIONS = {
    "plain": ("none", False, False),
    "decay": ("all", False, False),
    "decay of weights": ("weights", False, False),
    "clipping": ("none", True, False),
    "changing rate": ("none", False, True),
    "everything": ("weights", True, True),
}


def trained(make, decayed, clipped, changing):
    net = Net()
    decays = [p for p in net.parameters() if decayed == "all" or decayed == "weights" and p.dim() > 1]
    others = [p for p in net.parameters() if not any(p is d for d in decays)]
    groups = [{"params": ps, "weight_decay": d} for ps, d in ((decays, DECAY), (others, 0)) if ps]
    optimizer = make(groups)
    averaged = AveragedModel(net, avg_fn=lambda a, m, n: AVERAGE * a + (1 - AVERAGE) * m, use_buffers=True)
    loss = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    x, y = images()
    losses, norms = [], []
    for step in range(1, STEPS + 1):
        for group in optimizer.param_groups:
            group["lr"] = RATE / step if changing else RATE
        optimizer.zero_grad()
        value = loss(net(x), y)
        value.backward()
        norms.append(nn.utils.clip_grad_norm_(net.parameters(), CLIP if clipped else math.inf).item())
        losses.append(value.item())
        optimizer.step()
        if (step - 1) % EVERY == 0:
            averaged.update_parameters(net)
    return {
        "losses": losses,
        "gradientNorms": norms,
        "parameters": {name: p.flatten().tolist() for name, p in net.named_parameters()},
        "averaged": {
            name: p.flatten().tolist()
            for name, p in averaged.module.state_dict().items()
            if p.is_floating_point() and name != "conv1.weight"
        },
    }


def main():
    torch.set_default_dtype(torch.float64)
    cases = [
        {"optimizer": o, "variation": v, "decayed": how[0], "clipped": how[1], "changing": how[2]}
        | trained(make, *how)
        for o, make in OPTIMIZERS.items()
        for v, how in VARIATIONS.items()
    ]
    constants = {
        "torch": torch.__version__, "steps": STEPS, "images": IMAGES, "size": SIZE, "channels": CHANNELS,
        "classes": CLASSES, "rate": RATE, "decay": DECAY, "clip": CLIP, "smoothing": SMOOTHING,
        "average": AVERAGE, "every": EVERY,
    }
    text = json.dumps(constants | {"cases": cases}, default=float)
    rounded = json.loads(text, parse_float=lambda f: float(f"{float(f):.9g}"))
    sys.stdout.write("{\n")
    for key, value in constants.items():
        sys.stdout.write(f" {json.dumps(key)}: {json.dumps(value)},\n")
    lines = ",\n".join("  " + json.dumps(case) for case in rounded["cases"])
    sys.stdout.write(f' "cases": [\n{lines}\n ]\n}}\n')


if __name__ == "__main__":
    main()
