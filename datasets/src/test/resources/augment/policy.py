"""Writes operations.txt, policy.txt and erased.txt beside itself: what torchvision gives. Run with torch 1.13, torchvision 0.14, Pillow 9.4."""
import hashlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision.transforms import AutoAugment, InterpolationMode, RandomErasing
from torchvision.transforms.autoaugment import _apply_op

NAMES = {"SHEAR_X": "ShearX", "ROTATE": "Rotate", "COLOR": "Color", "CONTRAST": "Contrast", "SHARPNESS": "Sharpness", "POSTERIZE": "Posterize",
         "SOLARIZE": "Solarize", "AUTO_CONTRAST": "AutoContrast", "EQUALIZE": "Equalize", "INVERT": "Invert"}
POLICY = AutoAugment(interpolation=InterpolationMode.BILINEAR)
ERASED = [(0, 224, 224, .2), (1, 64, 64, .2), (2, 32, 32, 1.), (3, 40, 8, 1.), (4, 3, 3, 1.)]


def image(kind, size):
    y, x, c = np.meshgrid(np.arange(size), np.arange(size), np.arange(3), indexing="ij")
    bright = x * 7 + y * 13 + c * 50 + x * y % 17
    dull = 90 + x // 8 * 3 + y // 16 * 5 + c * 7 * (y // 24)
    return Image.fromarray(({"bright": bright, "dull": dull}[kind] % 256).astype(np.uint8))


def digest(image):
    return hashlib.sha256(np.asarray(image).tobytes()).hexdigest()[:16]


def operations():
    for kind, size in (("bright", 48), ("bright", 33), ("dull", 64)):
        space = POLICY._augmentation_space(10, (size, size))
        for name, op in NAMES.items():
            magnitudes, signed = space[op]
            for bin in range(10 if magnitudes.ndim else 1):
                m = float(magnitudes[bin] if magnitudes.ndim else 0)
                for negative in (False, True) if signed else (False,):
                    done = _apply_op(image(kind, size), op, -m if negative else m, InterpolationMode.BILINEAR, None)
                    yield f"{kind} {size} {name} {bin} {int(negative)} {digest(done)}"


def policy():
    for seed, kind, size in ((1, "bright", 48), (2, "dull", 64), (3, "bright", 31)):
        torch.manual_seed(seed)
        yield f"{seed} {kind} {size} " + " ".join(digest(POLICY(image(kind, size))) for _ in range(150))


def erased():
    for seed, width, height, p in ERASED:
        torch.manual_seed(seed)
        boxes = []
        for _ in range(100):
            blank = (RandomErasing(p)(torch.ones(1, height, width))[0] == 0).nonzero()
            low, high = (blank.min(0).values, blank.max(0).values) if len(blank) else (torch.zeros(2), torch.zeros(2) - 1)
            size = (high - low + 1).long().tolist()
            boxes.append(",".join(map(str, low.long().tolist() + size)))
        yield f"{seed} {width} {height} {p} " + " ".join(boxes)


here = Path(__file__).parent
(here / "operations.txt").write_text("\n".join(operations()) + "\n")
(here / "policy.txt").write_text("\n".join(policy()) + "\n")
(here / "erased.txt").write_text("\n".join(erased()) + "\n")
