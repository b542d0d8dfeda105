"""torchvision's training pipeline on one core: what `benchmarks/run augmentation` compares with.

Reads the JPEG files under a directory. For each line NAME on standard input it runs the pipeline NAME over all of them and prints
images per second of CPU time. Needs torch and torchvision (Debian: python3-torchvision).
"""
import sys
import time
from pathlib import Path

import PIL
import torch
import torchvision
from PIL import Image
from torchvision import transforms
from torchvision.io import ImageReadMode, decode_jpeg, read_file

MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def pil_pipeline(size):
    transform = transforms.Compose([
        transforms.RandomResizedCrop(size), transforms.RandomHorizontalFlip(),
        transforms.ToTensor(), transforms.Normalize(MEAN, STD)])

    def load(path):
        with open(path, "rb") as file:
            return transform(Image.open(file).convert("RGB"))
    return load


def tensor_pipeline(size):
    transform = transforms.Compose([
        transforms.RandomResizedCrop(size, antialias=True), transforms.RandomHorizontalFlip(),
        transforms.ConvertImageDtype(torch.float32), transforms.Normalize(MEAN, STD)])

    def load(path):
        return transform(decode_jpeg(read_file(str(path)), mode=ImageReadMode.RGB))
    return load


def main(directory, size, repeats):
    torch.set_num_threads(1)
    files = sorted(path for path in Path(directory).rglob("*") if path.is_file())
    pipelines = {"pil": pil_pipeline(size), "tensor": tensor_pipeline(size)}
    print(f"torch {torch.__version__}, torchvision {torchvision.__version__}, Pillow {PIL.__version__}", flush=True)
    for line in sys.stdin:
        load = pipelines[line.strip()]
        begun = time.process_time()
        for _ in range(repeats):
            for file in files:
                load(file)
        print(repeats * len(files) / (time.process_time() - begun), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
