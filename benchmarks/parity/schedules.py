#!/usr/bin/python3
"""Learning rate schedules of PyTorch and of OpenCLIP, step by step, as the fixture of contracts' ScheduleTest.

    benchmarks/parity/schedules.py > contracts/src/test/resources/dev/plumbline/contracts/catalogue/schedules.properties

Needs Debian's python3-torch (made with 1.13.1).
"""

import math

import torch
from torch.optim import lr_scheduler

EPOCHS, PER_EPOCH, WARMUP = 6, 4, 5
STEPS = EPOCHS * PER_EPOCH


def stepped(make, per_step):
    """The rate before each step, of a peak of 1."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
    scheduler = make(optimizer)
    rates = []
    for step in range(1, STEPS + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if per_step or step % PER_EPOCH == 0:
            scheduler.step()
    return rates


def open_clip(step):
    """open_clip/src/open_clip_train/scheduler.py: cosine_lr, of a peak of 1."""
    if step < WARMUP:
        return (step + 1) / WARMUP
    return 0.5 * (1 + math.cos(math.pi * (step - WARMUP) / (STEPS - WARMUP)))


def main():
    schedules = {
        "constant": stepped(lambda o: lr_scheduler.ConstantLR(o, factor=1), False),
        "steps": stepped(lambda o: lr_scheduler.StepLR(o, step_size=2, gamma=0.97), False),
        "milestones": stepped(lambda o: lr_scheduler.MultiStepLR(o, milestones=[2, 3, 5], gamma=0.2), False),
        "cosine": stepped(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=STEPS), True),
        "warmed": [open_clip(step) for step in range(STEPS)],
    }
    print(f"# By benchmarks/parity/schedules.py, torch {torch.__version__}: {EPOCHS} epochs of {PER_EPOCH} steps.")
    for name, factors in schedules.items():
        print(f"{name}={' '.join(f'{factor:.12g}' for factor in factors)}")


if __name__ == "__main__":
    main()
