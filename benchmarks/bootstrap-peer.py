"""A refit and a bootstrap of n points in Python: what `benchmarks/run trends` compares with.

For each line `numpy N` or `scipy N` on standard input it takes N points, which are drawn and transformed beforehand, and
prints the seconds of CPU time that one fit and 1,000 replicates with percentile intervals of slope and intercept take. `numpy` works on
whole arrays, in blocks that stay in the cache; `scipy` is scipy.stats.bootstrap, vectorised and paired, of the slope alone.
Needs numpy and scipy (Debian: python3-scipy).
"""
import sys
import time

import numpy as np
import scipy
from scipy.special import logit

REPLICATES = 1000
BLOCK = 200_000


def lines(x, y):
    """Least squares along the last axis."""
    dx = x - x.mean(axis=-1, keepdims=True)
    slope = (dx * y).sum(axis=-1) / (dx * dx).sum(axis=-1)
    return slope, y.mean(axis=-1) - slope * x.mean(axis=-1)


def with_numpy(x, y, rng):
    lines(x, y)
    rows = max(1, BLOCK // len(x))
    slopes, intercepts = [], []
    for begin in range(0, REPLICATES, rows):
        drawn = rng.integers(0, len(x), (min(rows, REPLICATES - begin), len(x)), dtype=np.int32)
        slope, intercept = lines(x[drawn], y[drawn])
        slopes.append(slope)
        intercepts.append(intercept)
    return [np.percentile(np.concatenate(each), [2.5, 97.5]) for each in (slopes, intercepts)]


def with_scipy(x, y, rng):
    return scipy.stats.bootstrap((x, y), lambda a, b, axis: lines(a, b)[0], n_resamples=REPLICATES, batch=max(1, BLOCK // len(x)),
                                 vectorized=True, paired=True, method="percentile", random_state=rng)


def main():
    import scipy.stats  # noqa: F401 (loads scipy.stats before anything is timed)
    print(f"numpy {np.__version__}, scipy {scipy.__version__}", flush=True)
    rng = np.random.default_rng(1)
    points = {}
    for line in sys.stdin:
        peer, n = line.split()
        if n not in points:
            p = rng.uniform(0.4, 0.9, int(n))
            points[n] = logit(p), logit(p - 0.1 + rng.uniform(-0.025, 0.025, int(n)))
            if int(n) <= 100_000:
                with_numpy(*points[n], rng)
        begun = time.process_time()
        (with_numpy if peer == "numpy" else with_scipy)(*points[n], rng)
        print(time.process_time() - begun, flush=True)


if __name__ == "__main__":
    main()
