"""PyTorch in Python, doing what Plumbline does: the peer of `benchmarks/run training` and `benchmarks/run evaluation`.

Usage: torch-peer.py train|evaluate WORKLOAD cpu|cuda:N float32|bfloat16 nchw|channels-last THREADS

WORKLOAD is a directory that Java has written: the network's name, its weights, batches of bytes and labels. A line of
standard input is a number of steps to take; the answer is the seconds they took and the last loss (or, when it
evaluates, the mean probability of the last batch's most probable classes). Images are normalised and laid out beforehand.
"""
import contextlib
import json
import re
import sys
import time
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional


class ConvNet(nn.Module):
    """`convnet6_*`: 3x3 convolutions without shortcuts; layers are (channels, stride)."""

    def __init__(self, layers, classes):
        super().__init__()
        parts, channels = [], 3
        for out, stride in layers:
            parts += [nn.Conv2d(channels, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True)]
            channels = out
        self.features = nn.Sequential(*parts)
        self.classifier = nn.Linear(channels, classes)

    def forward(self, x):
        return self.classifier(self.features(x).mean([2, 3]))


class BasicBlock(nn.Module):
    def __init__(self, channels, out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(out)
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if stride != 1 or channels != out:
            self.downsample = nn.Sequential(nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        y += shortcut
        return self.relu(y)


class ResNet(nn.Module):
    """`resnet*_small`, `resnet*_tiny`: a 3x3 stem and three stages of basic blocks."""

    def __init__(self, blocks, width, stem_stride, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3, stem_stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        channels = width
        for stage in range(3):
            parts = []
            for block in range(blocks):
                parts.append(BasicBlock(channels, width << stage, 2 if stage and not block else 1))
                channels = width << stage
            setattr(self, f"layer{stage + 1}", nn.Sequential(*parts))
        self.fc = nn.Linear(channels, classes)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        return self.fc(self.layer3(self.layer2(self.layer1(x))).mean([2, 3]))


NETWORKS = {
    "convnet6_small": lambda n: ConvNet([(16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2)], n),
    "convnet6_tiny": lambda n: ConvNet([(24, 2), (24, 1), (48, 2), (48, 1), (96, 2), (96, 1)], n),
    "resnet8_small": lambda n: ResNet(1, 16, 1, n),
    "resnet14_small": lambda n: ResNet(2, 16, 1, n),
    "resnet20_small": lambda n: ResNet(3, 16, 1, n),
    "resnet8_tiny": lambda n: ResNet(1, 24, 2, n),
    "resnet14_tiny": lambda n: ResNet(2, 24, 2, n),
}


def network(name, classes):
    if name in NETWORKS:
        return NETWORKS[name](classes)
    import torchvision
    return torchvision.models.get_model(name, weights=None, num_classes=classes)


class Workload:
    def __init__(self, directory, device, memory_format):
        directory = Path(directory)
        self.about = json.loads((directory / "workload.json").read_text())
        self.weights = torch.from_numpy(numpy.fromfile(directory / "weights.f32", "<f4"))
        batches, batch, size = (self.about[key] for key in ("batches", "batch", "size"))
        pixels = numpy.fromfile(directory / "pixels.u8", "u1").reshape(batches, batch, size, size, 3)
        labels = numpy.fromfile(directory / "labels.i64", "<i8").reshape(batches, batch)
        mean, std = (torch.tensor(self.about[key], dtype=torch.float32).view(3, 1, 1) for key in ("mean", "std"))
        self.images = [
            ((torch.from_numpy(p).permute(0, 3, 1, 2).float() / 255 - mean) / std)
            .contiguous(memory_format=memory_format).to(device) for p in pixels]
        self.labels = [torch.from_numpy(label).to(device) for label in labels]

    def load_into(self, net):
        parameters, at = dict(net.named_parameters()), 0
        with torch.no_grad():
            for entry in self.about["parameters"]:
                parameter = parameters.pop(entry["name"])
                end = at + parameter.numel()
                parameter.copy_(self.weights[at:end].view_as(parameter))
                at = end
        if parameters or at != len(self.weights):
            raise SystemExit(f"{self.about['network']} has other parameters here: {sorted(parameters)}")


class Trainer:
    def __init__(self, workload, net, autocast):
        self.workload, self.net, self.autocast, self.step = workload, net.train(), autocast, 0
        about = workload.about
        self.optimizer = torch.optim.SGD(
            net.parameters(), about["learningRate"], about["momentum"], weight_decay=about["weightDecay"])

    def steps(self, count):
        for _ in range(count):
            at = self.step % len(self.workload.images)
            self.step += 1
            self.optimizer.zero_grad(set_to_none=True)
            with self.autocast():
                loss = functional.cross_entropy(self.net(self.workload.images[at]), self.workload.labels[at])
            loss.backward()
            self.optimizer.step()
            value = loss.item()
        return value


class Evaluator:
    def __init__(self, workload, net, autocast):
        self.workload, self.net, self.autocast, self.step = workload, net.eval(), autocast, 0

    def steps(self, count):
        with torch.inference_mode():
            for _ in range(count):
                images = self.workload.images[self.step % len(self.workload.images)]
                self.step += 1
                with self.autocast():
                    logits = self.net(images)
                scores, labels = torch.softmax(logits.float(), 1).max(1)
                labels.tolist()
                value = scores.mean().item()
        return value


def main(mode, directory, device, precision, layout, threads):
    torch.set_num_threads(int(threads))
    memory_format = torch.channels_last if layout == "channels-last" else torch.contiguous_format
    workload = Workload(directory, device, memory_format)
    net = network(workload.about["network"], workload.about["classes"])
    workload.load_into(net)
    net = net.to(device, memory_format=memory_format)
    kind = device.split(":")[0]
    autocast = contextlib.nullcontext
    if precision == "bfloat16":
        def autocast():
            return torch.autocast(kind, torch.bfloat16)
    side = (Trainer if mode == "train" else Evaluator)(workload, net, autocast)
    onednn = re.search(r"MKL-DNN (v\S+)", torch.__config__.show())
    print(f"torch {torch.__version__}, oneDNN {onednn and onednn[1]}, threads: {torch.get_num_threads()}", flush=True)
    for line in sys.stdin:
        begun = time.perf_counter()
        value = side.steps(int(line))
        print(time.perf_counter() - begun, value, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
