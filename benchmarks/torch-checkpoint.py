"""Saving and loading in Python: the peer of `benchmarks/run resume`.

Usage: torch-checkpoint.py NETWORK FILE. A network of torch-peer.py with SGD's momentum; each line of standard input asks for one
round: `torch.save` to FILE, synced to the disk, then loading it into a network and an optimizer that are there already. The
answer is the seconds that each took. Needs torch and torchvision (Debian: python3-torchvision).
"""
import os
import runpy
import sys
import time
from pathlib import Path

import torch
import torchvision


def build(network):
    net = runpy.run_path(str(Path(__file__).with_name("torch-peer.py")))["network"](network, 1000)
    return net, torch.optim.SGD(net.parameters(), 0.1, momentum=0.9)


def save(net, optimizer, path):
    with open(path, "wb") as file:
        torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict()}, file)
        file.flush()
        os.fsync(file.fileno())


def load(net, optimizer, path):
    state = torch.load(path)
    net.load_state_dict(state["net"])
    optimizer.load_state_dict(state["optimizer"])


def main(network, path):
    net, optimizer = build(network)
    net(torch.zeros(2, 3, 64, 64)).sum().backward()
    optimizer.step()
    print(f"torch {torch.__version__}, torchvision {torchvision.__version__}", flush=True)
    for _ in sys.stdin:
        begun = time.perf_counter()
        save(net, optimizer, path)
        saved = time.perf_counter()
        load(net, optimizer, path)
        print(saved - begun, time.perf_counter() - saved, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
