// The two charts. Axes are drawn on the chosen scale, so that trends are straight.

import {range, SCALES, ticks} from './scales.js';

const MARKS = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'crossRot', 'cross'];
const GLYPHS = ['●', '▲', '■', '◆', '✳', '✕', '✚'];
const TICK_WIDTH = 52;
const TICK_HEIGHT = 30;
const LEAST_APART = 0.1;

const $ = id => document.getElementById(id);
const style = name => getComputedStyle(document.documentElement).getPropertyValue(name);
const charts = {};

export const signed = value => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(1);

export function grouped(all, key) {
  const groups = new Map();
  for (const one of all) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(one);
  }
  return groups;
}

/** Every k-th, so that no more than so many are drawn. */
export function thinned(all, most) {
  const step = Math.ceil(all.length / most);
  return step <= 1 ? all : all.filter((_, i) => i % step === 0);
}

function axis(title) {
  return {
    type: 'linear',
    title: {display: true, text: title, color: style('--soft')},
    ticks: {color: style('--soft')},
    grid: {color: style('--rule')},
  };
}

/** Which part of an axis ticks need, so that their labels never touch. */
function apart(axis) {
  const {width, height} = axis.chart;
  return Math.max(LEAST_APART, axis.isHorizontal() ? TICK_WIDTH / (width || 1) : TICK_HEIGHT / (height || 1));
}

/** An axis of shares of a metric, on a scale. */
function scaled(title, values, scale) {
  const plain = axis(title);
  return {
    ...plain, ...range(values, scale),
    afterBuildTicks: built => built.ticks = ticks(built, scale, apart(built)),
    ticks: {...plain.ticks, autoSkip: false, maxRotation: 0, callback: (_, i, all) => all[i].label},
  };
}

/** The legend: of what has a name, a dash for a line and a dot for checkpoints. */
const named = chart => Chart.defaults.plugins.legend.labels.generateLabels(chart)
  .filter(item => item.text !== '')
  .map(item => ({...item, pointStyle: chart.data.datasets[item.datasetIndex].borderDash ? 'line' : 'circle'}));

/** A chart of its own for each canvas, made once; it tells by name what it shows to those who cannot see it. */
function plot(canvas, title, sets, scales, label) {
  charts[canvas] ??= new Chart($(canvas), {type: 'scatter', data: {datasets: []}, options: {
    animation: false, responsive: true, maintainAspectRatio: false,
    plugins: {
      legend: {position: 'bottom', labels: {usePointStyle: true, boxHeight: 7, generateLabels: named}},
      tooltip: {filter: item => item.raw.point !== undefined, callbacks: {label}},
    },
  }});
  const chart = charts[canvas];
  chart.data.datasets = sets;
  chart.options.scales = scales;
  chart.options.plugins.legend.labels.color = style('--ink');
  chart.update('none');
  $(canvas).setAttribute('aria-label', `${title}: ${named(chart).map(item => item.text).join(', ')}`);
}

/** Shows a chart, or in its place why it would be empty. */
function showOr(why, canvas) {
  $(canvas).closest('.drawing').hidden = why !== '';
  $(`${canvas}-none`).textContent = why;
}

function trendSets(series, architectures, scale) {
  const {t} = scale;
  const sets = [];
  for (const s of series) {
    const band = s.pairs?.band ?? [];
    const edge = end => band.filter(b => b.interval).map(b => ({x: t(b.id), y: t(b.interval[end])}));
    const line = {type: 'line', pointRadius: 0, borderWidth: 0, borderColor: s.colour};
    sets.push({...line, label: '', data: edge('lower'), order: 8});
    sets.push({...line, label: '', data: edge('upper'), fill: '-1', backgroundColor: s.colour + '26', order: 8});
    sets.push({...line, label: '', data: band.map(b => ({x: t(b.id), y: t(b.expected)})), borderWidth: 2, order: 5});
    sets.push({
      label: s.name,
      data: s.points.map(p => ({x: t(p.idValue), y: t(p.oodValue), point: p})),
      pointStyle: s.points.map(p => MARKS[architectures.indexOf(p.architecture) % MARKS.length]),
      backgroundColor: s.colour + 'b0', borderColor: s.colour, pointRadius: 4.5, pointHoverRadius: 7, order: 1,
    });
  }
  return sets;
}

/** A baseline's line over its own ID range, from its own scale onto the chart's; nothing where it has no line. */
function heights(baseline) {
  if (baseline?.slope === undefined) {
    return [];
  }
  const own = SCALES[baseline.scale];
  const {leastId, greatestId, intercept, slope} = baseline;
  const least = own.t(leastId);
  const step = (own.t(greatestId) - least) / 24;
  return Array.from({length: 25}, (_, i) => least + i * step)
    .map(x => ({idValue: own.inverse(x), oodValue: own.inverse(intercept + slope * x)}));
}

const lineSet = (label, data, colour) => ({
  label, data, type: 'line', borderColor: colour, borderWidth: 2, borderDash: [7, 4], pointRadius: 0, order: 4,
});

/** OOD over ID, a mark for each checkpoint, a line for each series and one for a named baseline. */
export function drawTrends(series, baseline, metric, scaleName) {
  const scale = SCALES[scaleName];
  const architectures = architecturesOf(series);
  const line = heights(baseline);
  const placed = p => Number.isFinite(scale.t(p.idValue)) && Number.isFinite(scale.t(p.oodValue));
  const drawn = series.map(s => ({...s, points: s.points.filter(placed)}));
  const all = [...drawn.flatMap(s => s.points), ...line];
  const x = scaled(`${metric} in distribution, %`, all.map(p => p.idValue), scale);
  const y = scaled(`${metric} out of distribution, %`, all.map(p => p.oodValue), scale);
  const ends = [Math.min(x.min, y.min), Math.max(x.max, y.max)].map(v => ({x: v, y: v}));
  const sets = [{...lineSet('y = x', ends, '#98a2b3'), borderWidth: 1, borderDash: [5, 5], order: 9}];
  if (line.length > 0) {
    const data = line.map(p => ({x: scale.t(p.idValue), y: scale.t(p.oodValue)}));
    sets.push(lineSet(`baseline ${baseline.name}`, data, style('--ink')));
  }
  showOr(whyNoTrend(series, drawn, scaleName), 'chart');
  const checkpoints = drawn.reduce((sum, s) => sum + s.points.length, 0);
  plot('chart', `OOD over ID of ${checkpoints} checkpoints`, [...sets, ...trendSets(drawn, architectures, scale)], {x, y}, item => {
    const p = item.raw.point;
    return `${p.series}, ${p.architecture}, epoch ${p.epoch}: ${(100 * p.idValue).toFixed(1)} → ${(100 * p.oodValue).toFixed(1)}`;
  });
  $('marks').replaceChildren(...architectures.map((name, i) => {
    const mark = document.createElement('span');
    mark.textContent = `${GLYPHS[i % GLYPHS.length]} ${name}`;
    return mark;
  }));
}

const architecturesOf = series => [...new Set(series.flatMap(s => s.points.map(p => p.architecture)))].sort();

function whyNoTrend(series, drawn, scale) {
  const sum = (all, count) => all.reduce((total, s) => total + count(s), 0);
  if (sum(drawn, s => s.points.length) > 0) {
    return '';
  }
  const known = sum(series, s => s.known);
  if (known === 0) {
    return 'Nothing to draw yet: no checkpoint has both an ID and an OOD value.';
  }
  return sum(series, s => s.admitted) === 0
    ? `Nothing to draw: none of ${known} checkpoints is above the constant predictor in distribution.`
    : `Nothing to draw: every checkpoint has a value of 0 or 1, which has no place on the ${scale} scale.`;
}

/**
 * The mean residual after each epoch: a line for each series and architecture.
 *
 * @param residuals inside the baseline's ID range, of means that are comparable
 * @param why there are none, for the reader
 */
export function drawResiduals(series, residuals, baseline, why) {
  const architectures = architecturesOf(series);
  const sets = [];
  const bySeries = grouped(residuals, r => r.series);
  for (const s of series) {
    const own = grouped(bySeries.get(s.name) ?? [], r => r.architecture);
    for (const [architecture, of] of own) {
      sets.push({
        type: 'line', showLine: true, borderWidth: 1.5, pointRadius: 4, order: s.scratch ? 2 : 1,
        label: sets.some(set => set.label === s.name) ? '' : s.name, borderColor: s.colour, backgroundColor: s.colour + 'b0',
        pointStyle: MARKS[architectures.indexOf(architecture) % MARKS.length],
        data: means(of, {series: s.name, architecture}),
      });
    }
  }
  showOr(why, 'residuals');
  const scales = {x: axis('epoch of fine-tuning'), y: axis('mean residual, points')};
  scales.x.ticks.precision = 0;
  scales.y.ticks.maxTicksLimit = 7;
  plot('residuals', `Mean residual to ${baseline} by epoch, of ${residuals.length} checkpoints`, sets, scales, item => {
    const p = item.raw.point;
    return `${p.series}, ${p.architecture}, epoch ${item.raw.x}: ${signed(item.raw.y)} (${p.n})`;
  });
}

function means(residuals, point) {
  return [...grouped(residuals, r => r.epoch)].sort((a, b) => a[0] - b[0]).map(([epoch, of]) => ({
    x: epoch, y: 100 * of.reduce((sum, r) => sum + r.residual, 0) / of.length,
    point: {...point, n: of.length},
  }));
}
