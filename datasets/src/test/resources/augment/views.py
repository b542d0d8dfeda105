"""Writes views.txt beside itself: digests of what torchvision 0.14's Resize, CenterCrop and RandomCrop give of a pattern, and of odd-420.jpg, with Pillow 9.4."""
import hashlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision.transforms import CenterCrop, Compose, RandomCrop, Resize

here = Path(__file__).parent
PHOTO = here / "../dev/plumbline/datasets/image/odd-420.jpg"
CASES = [("pattern", 500, 375, 256, 224), ("pattern", 375, 500, 256, 224), ("pattern", 227, 227, 64, 64), ("pattern", 60, 47, 40, 33), ("pattern", 48, 48, 48, 48),
         ("photo", 0, 0, 40, 32), ("photo", 0, 0, 64, 64)]


def image(kind, width, height):
    if kind == "photo":
        return Image.open(PHOTO).convert("RGB")
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return Image.fromarray(((x * 7 + y * 13 + c * 50 + x * y % 17) % 256).astype(np.uint8))


def digest(image):
    return hashlib.sha256(np.asarray(image).tobytes()).hexdigest()[:16]


def lines():
    for kind, width, height, resize, size in CASES:
        whole = image(kind, width, height)
        torch.manual_seed(7)
        windows = [digest(Compose([Resize(resize), RandomCrop(size)])(whole)) for _ in range(8)]
        yield " ".join([kind, str(width), str(height), str(resize), str(size), digest(Compose([Resize(resize), CenterCrop(size)])(whole)),
                        digest(Resize((size, size))(whole)), *windows])


(here / "views.txt").write_text("\n".join(lines()) + "\n")
