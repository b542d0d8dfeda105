"""Every architecture of Plumbline, built from torchvision's own classes; the small forms from its blocks, or plain modules.

Debian's torch 1.13.1 and torchvision 0.14.1 (python3-torchvision) are the reference.
"""
from torch import nn
from torchvision import models
from torchvision.models.densenet import DenseNet
from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf
from torchvision.models.resnet import BasicBlock, Bottleneck, conv1x1

LARGE = ["resnet18", "resnet34", "resnet50", "resnet101", "resnext50_32x4d", "densenet121", "alexnet",
         "mobilenet_v3_small", "mobilenet_v3_large"]


class SmallResNet(nn.Module):
    """torchvision's blocks behind a 3x3 stem without a pool; stages as in ResNet._make_layer."""

    def __init__(self, classes, block, blocks, width, stride=1, groups=1, base_width=64):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        inputs = width
        self.layers = []
        for stage, count in enumerate(blocks):
            planes = width << stage
            layer = nn.Sequential()
            for i in range(count):
                step = 2 if stage > 0 and i == 0 else 1
                outputs = planes * block.expansion
                down = None
                if step != 1 or inputs != outputs:
                    down = nn.Sequential(conv1x1(inputs, outputs, step), nn.BatchNorm2d(outputs))
                layer.append(block(inputs, planes, step, down, groups, base_width))
                inputs = outputs
            self.layers.append(f"layer{stage + 1}")
            self.add_module(self.layers[-1], layer)
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        for layer in self.layers:
            x = getattr(self, layer)(x)
        return self.fc(x.mean((2, 3)))


class ConvNet(nn.Module):
    def __init__(self, classes, layers):
        super().__init__()
        self.features = nn.Sequential()
        inputs = 3
        for channels, stride in layers:
            self.features.append(nn.Conv2d(inputs, channels, 3, stride=stride, padding=1, bias=False))
            self.features.append(nn.BatchNorm2d(channels))
            self.features.append(nn.ReLU(inplace=True))
            inputs = channels
        self.classifier = nn.Linear(inputs, classes)

    def forward(self, x):
        return self.classifier(self.features(x).mean((2, 3)))


def densenet40_small(classes):
    net = DenseNet(growth_rate=12, block_config=(6, 6, 6), num_init_features=24, num_classes=classes)
    net.features.conv0 = nn.Conv2d(3, 24, 3, padding=1, bias=False)
    net.features.pool0 = nn.Identity()
    return net


def alexnet_small(classes):
    net = models.AlexNet(num_classes=classes)
    channels = [3, 16, 48, 96, 64, 64]
    for i, (place, kernel) in enumerate([(0, 3), (3, 5), (6, 3), (8, 3), (10, 3)]):
        net.features[place] = nn.Conv2d(channels[i], channels[i + 1], kernel, padding=kernel // 2)
    for place in (2, 5, 12):
        net.features[place] = nn.MaxPool2d(2)
    net.avgpool = nn.AdaptiveAvgPool2d((4, 4))
    net.classifier[1] = nn.Linear(64 * 16, 256)
    net.classifier[4] = nn.Linear(256, 256)
    net.classifier[6] = nn.Linear(256, classes)
    return net


def mobilenet_v3_small_small(classes):
    setting, hidden = _mobilenet_v3_conf("mobilenet_v3_small", width_mult=0.5)
    setting[0].stride = 1
    net = MobileNetV3(setting, hidden, num_classes=classes)
    net.features[0][0].stride = (1, 1)
    return net


SMALL = {
    "convnet6_tiny": lambda n: ConvNet(n, [(24, 2), (24, 1), (48, 2), (48, 1), (96, 2), (96, 1)]),
    "convnet6_small": lambda n: ConvNet(n, [(16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2)]),
    "resnet8_tiny": lambda n: SmallResNet(n, BasicBlock, [1, 1, 1], 24, stride=2),
    "resnet14_tiny": lambda n: SmallResNet(n, BasicBlock, [2, 2, 2], 24, stride=2),
    "resnet8_small": lambda n: SmallResNet(n, BasicBlock, [1, 1, 1], 16),
    "resnet14_small": lambda n: SmallResNet(n, BasicBlock, [2, 2, 2], 16),
    "resnet20_small": lambda n: SmallResNet(n, BasicBlock, [3, 3, 3], 16),
    "resnet18_small": lambda n: SmallResNet(n, BasicBlock, [2, 2, 2, 2], 16),
    "resnext29_small": lambda n: SmallResNet(n, Bottleneck, [3, 3, 3], 16, groups=8, base_width=16),
    "densenet40_small": densenet40_small,
    "alexnet_small": alexnet_small,
    "mobilenet_v3_small_small": mobilenet_v3_small_small,
}


def names():
    return list(SMALL) + LARGE


def network(name, classes):
    return SMALL[name](classes) if name in SMALL else models.get_model(name, num_classes=classes)
