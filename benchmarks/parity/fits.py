"""Holds `plumbline fit` against scipy: `/usr/bin/python3 benchmarks/parity/fits.py [PUBLISHED]` (Debian: python3-scipy).

The points are generated ones, seeded, and, where PUBLISHED is the directory of expected_fits.json, every fit listed there. All
go through `./plumbline fit --group` on each scale. Slope, intercept, R2 and residual deviation must agree with scipy.stats.linregress on
scipy.special's logit and ndtri to 1e-9. Interval ends must lie within 6 Monte-Carlo deviations of the mean of five runs of
scipy.stats.bootstrap (10,000 replicates, percentile), which runs as many itself. Exits with 1 where something differs.
"""
import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import scipy
from scipy import stats
from scipy.special import expit, logit, ndtri

ROOT = Path(__file__).resolve().parents[2]
SCALES = {"linear": lambda p: p, "logit": logit, "probit": ndtri}
SEED = 20261126
RUNS = 5
REPLICATES = 10_000


def generated(rng):
    """Clouds of different sizes, slopes and noise, two ID values of each equal, one cloud close to the bounds.

    The smallest has 12 points: of fewer, scipy now and then draws one ID value only, where we drop the replicate.
    """
    for n, slope, noise, low, high in ((12, 1, .3, .2, .8), (40, .6, .1, .5, .95), (300, 1.4, .5, .05, .99), (60, .9, .2, .9, .9999)):
        x = logit(rng.uniform(low, high, n))
        x[1] = x[0]
        yield f"generated, {n} points", expit(x), expit(slope * x - .5 + rng.normal(0, noise, n))


def published(directory):
    """The rows that each published fit kept."""
    for fit in json.loads((directory / "expected_fits.json").read_text())["fits"]:
        with open(directory / fit["file"], encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if fit["y"] not in rows[0]:
            continue  # the published table lacks the column
        points = np.array([[float(row[fit["x"]]), float(row[fit["y"]])] for row in rows
                           if keeps(fit, row) and row[fit["x"]] and row[fit["y"]]]) / 100
        points = points[((points > 0) & (points < 1)).all(axis=1)]
        least = re.search(r">= (\d+)", fit["filter"])
        if least:
            points = points[points[:, 0] >= int(least[1]) / 100]
        if len(points) != fit["n"]:
            sys.exit(f"parity: {fit['id']} keeps {len(points)} rows; {fit['n']} are expected")
        yield fit["id"], *points.T


def keeps(fit, row):
    if "standard_fit_candidate" in fit["rows_kept"]:
        return row["standard_fit_candidate"] == "1"
    return "subsample" not in fit["rows_kept"] or "subsample" not in row["model"]


def ours(file, scale):
    command = [ROOT / "plumbline", "fit", file, "--id", "id", "--ood", "ood", "--group", "group", "--scale", scale,
               "--bootstrap", str(REPLICATES), "--format", "json"]
    return {fit["group"]: fit for fit in json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)}


def line(x, y, axis=-1):
    dx = x - x.mean(axis=axis, keepdims=True)
    slope = (dx * y).sum(axis=axis) / (dx * dx).sum(axis=axis)
    return np.stack([slope, y.mean(axis=axis) - slope * x.mean(axis=axis)])


def bootstrap_ends(x, y, rng):
    """Mean over some runs of the ends of the intervals of slope and intercept, and the deviation of one in widths.

    The deviation is pooled over the four ends: that of a single end in so few runs is often far too small.
    """
    runs = []
    for _ in range(RUNS):
        interval = stats.bootstrap((x, y), line, n_resamples=REPLICATES, vectorized=True, paired=True, method="percentile",
                                   batch=max(1, 500_000 // len(x)), random_state=rng).confidence_interval
        runs.append([interval.low, interval.high])
    mean = np.mean(runs, axis=0)
    return mean, np.sqrt((np.var(runs, axis=0, ddof=1) / (mean[1] - mean[0]) ** 2).mean())


def differences(fit, x, y, rng):
    theirs = stats.linregress(x, y)
    sd = np.sqrt(((y - theirs.intercept - theirs.slope * x) ** 2).sum() / (len(x) - 2))
    exact = {"slope": theirs.slope, "intercept": theirs.intercept, "r2": theirs.rvalue ** 2, "residual_sd": sd}
    worst = max(abs(fit[name] - value) for name, value in exact.items())
    mean, deviation = bootstrap_ends(x, y, rng)
    ends = np.array([fit["slope_ci"], fit["intercept_ci"]]).T
    width = mean[1] - mean[0]
    return worst, (abs(ends - mean) / (deviation * width)).max()


def main(arguments):
    rng = np.random.default_rng(SEED)
    sets = list(generated(rng)) + (list(published(Path(arguments[0]))) if arguments else [])
    print(f"numpy {np.__version__}, scipy {scipy.__version__}, seed {SEED}")
    wrong = 0
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "points.csv"
        with open(file, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["group", "id", "ood"])
            for name, x, y in sets:
                writer.writerows((name, repr(float(a)), repr(float(b))) for a, b in zip(x, y))
        for scale, t in SCALES.items():
            fits = ours(file, scale)
            for name, x, y in sets:
                worst, ends = differences(fits[name], t(x), t(y), rng)
                right = worst < 1e-9 and ends < 6
                wrong += not right
                print(f"{'same' if right else 'DIFFERS':8}{scale:8}{name}: n {len(x)}, line to {worst:.1e}, "
                      f"interval ends to {ends:.1f} deviations", flush=True)
    print(f"{len(SCALES) * len(sets)} fits, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
