"""Writes boxes.txt and images.txt beside itself: what torchvision gives. Run with torch 1.13, torchvision 0.14, Pillow 9.4."""
import hashlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import RandomResizedCrop

BOXES = [
    (0, 500, 375, .08, 1., 3 / 4, 4 / 3), (1, 375, 500, .08, 1., 3 / 4, 4 / 3), (2, 32, 32, .08, 1., 3 / 4, 4 / 3),
    (3, 64, 64, .2, 1., 3 / 4, 4 / 3), (2**40 + 5, 2048, 1536, .35, 1., 3 / 4, 4 / 3), (5, 1000, 20, .08, 1., 3 / 4, 4 / 3),
    (6, 20, 1000, .08, 1., 3 / 4, 4 / 3), (7, 100, 101, .9, 1., 1.4, 1.5), (8, 3, 5, .08, 1., .5, 2.), (9, 1, 1, .08, 1., 3 / 4, 4 / 3)]
IMAGES = [(1, 500, 375, 224), (2, 375, 500, 224), (3, 100, 90, 224), (4, 32, 32, 32), (5, 64, 64, 32), (6, 900, 40, 64), (7, 1, 1, 16)]
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def boxes():
    for seed, width, height, *rule in BOXES:
        torch.manual_seed(seed)
        image = torch.empty(3, height, width)
        drawn = []
        for _ in range(150):
            box = RandomResizedCrop.get_params(image, rule[:2], rule[2:])
            drawn.append(",".join(map(str, box)) + f",{int(torch.rand(1).item() < 0.5)}")
        yield f"{seed} {width} {height} {' '.join(map(repr, rule))} " + " ".join(drawn)


def images():
    for seed, width, height, size in IMAGES:
        y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
        image = Image.fromarray(((x * 7 + y * 13 + c * 50 + x * y % 17) % 256).astype(np.uint8))
        transform = transforms.Compose([
            transforms.RandomResizedCrop(size), transforms.RandomHorizontalFlip(),
            transforms.ToTensor(), transforms.Normalize(MEAN, STD)])
        torch.manual_seed(seed)
        for _ in range(6):
            floats = transform(image).numpy().astype("<f4").tobytes()
            yield f"{seed} {width} {height} {size} {hashlib.sha256(floats).hexdigest()}"


here = Path(__file__).parent
(here / "boxes.txt").write_text("\n".join(boxes()) + "\n")
(here / "images.txt").write_text("\n".join(images()) + "\n")
