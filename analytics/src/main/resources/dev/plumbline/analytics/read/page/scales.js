// The scales on which a trend is a straight line (docs/statistics.md), for drawing: t, and the metric value that has it.

const A = 0.147;

/** Winitzki 2008, within 0.00013, and its exact inverse. */
const erf = x => Math.sign(x) * Math.sqrt(1 - Math.exp(-x * x * (4 / Math.PI + A * x * x) / (1 + A * x * x)));
const erfInverse = y => {
  const log = Math.log(1 - y * y);
  const half = 2 / (Math.PI * A) + log / 2;
  return Math.sign(y) * Math.sqrt(Math.sqrt(half * half - log / A) - half);
};

/** Where evenly spaced ticks would leave much of an axis empty, these are offered in turn. */
const LADDER = [50, 10, 90, 1, 99, 0.1, 99.9, 20, 80, 5, 95, 30, 70, 2, 98, 40, 60, 0.5, 99.5, 0.2, 99.8].map(p => p / 100);

export const SCALES = {
  linear: {t: p => p, inverse: y => y, ladder: []},
  logit: {t: p => Math.log(p / (1 - p)), inverse: y => 1 / (1 + Math.exp(-y)), ladder: LADDER},
  probit: {t: p => Math.SQRT2 * erfInverse(2 * p - 1), inverse: y => (1 + erf(y / Math.SQRT2)) / 2, ladder: LADDER},
};

/** Of ticks in per cent, and the decimals that they need. */
const STEPS = [[50, 0], [20, 0], [10, 0], [5, 0], [2, 0], [1, 0], [0.5, 1], [0.2, 1], [0.1, 1], [0.05, 2]];
const LEAST = 0.01;
const MARGIN = 0.06;

const least = values => values.reduce((a, b) => Math.min(a, b));
const most = values => values.reduce((a, b) => Math.max(a, b));

/** The part of an axis that values take, with a margin; be they few, it spans a point of the metric. */
export function range(values, {t}) {
  const placed = values.filter(p => Number.isFinite(t(p)));
  const [low, high] = placed.length === 0 ? [0.1, 0.9] : [least(placed), most(placed)];
  const lack = Math.max(0, (LEAST - (high - low)) / 2);
  // Half of the way to 0 or 1 at most, which have no place on some scales.
  const min = t(Math.max(low - lack, low / 2));
  const max = t(Math.min(high + lack, (1 + high) / 2));
  const margin = MARGIN * (max - min);
  return {min: min - margin, max: max + margin};
}

/** Round values for an axis, as many as are at least so much of it apart. */
export function ticks({min, max}, {t, ladder}, apart) {
  const shown = p => t(p) >= min && t(p) <= max;
  const near = (p, q) => Math.abs(t(p) - t(q)) < apart * (max - min);
  const even = evenly(shown, near);
  const spread = [];
  for (const p of ladder.filter(shown)) {
    if (!spread.some(q => near(p, q))) spread.push(p);
  }
  return spread.length > even.length
    ? spread.sort((p, q) => p - q).map(p => ({value: t(p), label: String(+(100 * p).toFixed(2))}))
    : even.map(({p, label}) => ({value: t(p), label}));
}

/** Multiples of the smallest round step that leaves none near another, in per cent. */
function evenly(shown, near) {
  let even = [];
  for (const [step, decimals] of STEPS) {
    const finer = Array.from({length: Math.round(100 / step) + 1}, (_, i) => i * step / 100).filter(shown);
    if (finer.some((p, i) => i > 0 && near(p, finer[i - 1]))) break;
    even = finer.map(p => ({p, label: (100 * p).toFixed(decimals)}));
  }
  return even;
}
