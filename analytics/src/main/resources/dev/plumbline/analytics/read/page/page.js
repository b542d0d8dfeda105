'use strict';

// Okabe and Ito's colours, which most colour-blind people can tell apart; runs from scratch are grey.
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a6fdf', '#b08d00'];
const SCRATCH = '#7a8499';
const MARKS = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'crossRot', 'cross'];
const GLYPHS = ['●', '▲', '■', '◆', '✳', '✕', '✚'];
const METRICS = {accuracy: 'accuracy', macroF1: 'macro F1'};
const USUAL_SCALE = {accuracy: 'logit', macroF1: 'linear'};
const POLL_MS = 1000;
const DRAWN = 4000;
const QUANTITIES = {id: 'In distribution', ood: 'Out of distribution', effectiveRobustnessByPretraining: 'Effective robustness by pre-training'};
const VERDICTS = {higher: 'second is higher', lower: 'second is lower', equivalent: 'equivalent', undecided: 'undecided'};

const $ = id => document.getElementById(id);
const chosen = {study: null, figure: null, metric: null, scale: null};
let studies = [];
let trends = [];
let rows = {points: [], residuals: [], comparisons: [], standings: []};
let etags = {};
let charts = {};
let timer = null;

const figureOf = trend => `${trend.task} → ${trend.ood}`;
const unique = values => [...new Set(values)].sort();
const signed = value => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(1);
const number = value => value.toFixed(2).replace('-', '−');

/** Offers the values in a list and returns the one that stays or becomes chosen. */
function offer(name, values, label = value => value, preferred = values[0]) {
  const select = $(name);
  const keep = values.includes(chosen[name]) ? chosen[name] : preferred;
  const offered = [...select.options].map(option => option.value);
  if (offered.join('\n') !== values.join('\n')) {
    select.replaceChildren(...values.map(value => new Option(label(value), value)));
  }
  select.value = keep;
  chosen[name] = keep;
}

function choose() {
  const figures = unique(trends.map(figureOf));
  const tests = trends.filter(t => t.role === 'oodTest');
  offer('figure', figures, v => v, figureOf(tests[0] ?? trends[0]));
  const figure = trends.filter(t => figureOf(t) === chosen.figure);
  const metrics = unique(figure.map(t => t.metric));
  offer('metric', metrics, m => METRICS[m] ?? m, metrics.includes('macroF1') ? 'macroF1' : metrics[0]);
  offer('scale', ['linear', 'logit', 'probit'], v => v, USUAL_SCALE[chosen.metric]);
}

/** Every k-th, so that no more than so many are drawn. */
function thinned(all, most) {
  const step = Math.ceil(all.length / most);
  return step <= 1 ? all : all.filter((_, i) => i % step === 0);
}

/** One entry a series: its trends by unit, its points, its colour. */
function series() {
  const now = trends.filter(t => figureOf(t) === chosen.figure && t.metric === chosen.metric && t.scale === chosen.scale);
  const byName = grouped(rows.points, p => p.series);
  const names = unique(now.map(t => t.series));
  let colour = 0;
  return names.map(name => {
    const own = byName.get(name) ?? [];
    const scratch = own.length > 0 && own.every(p => p.scratch);
    const admitted = own.filter(p => p.admitted);
    return {
      name,
      admitted: admitted.length,
      points: thinned(admitted, Math.ceil(DRAWN / names.length)),
      colour: scratch ? SCRATCH : COLOURS[colour++ % COLOURS.length],
      claim: now.find(t => t.series === name && t.unit === 'pretraining'),
      pairs: now.find(t => t.series === name && t.unit === 'pairs'),
    };
  });
}

function grouped(all, key) {
  const groups = new Map();
  for (const one of all) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(one);
  }
  return groups;
}

function datasets(all, architectures) {
  const sets = [{
    label: 'y = x', type: 'line', data: [{x: 0, y: 0}, {x: 100, y: 100}],
    borderColor: '#98a2b3', borderWidth: 1, borderDash: [5, 5], pointRadius: 0, order: 9,
  }];
  for (const s of all) {
    const band = s.pairs?.band ?? [];
    const edge = end => band.filter(b => b.interval).map(b => ({x: 100 * b.id, y: 100 * b.interval[end]}));
    const line = {type: 'line', pointRadius: 0, borderWidth: 0, borderColor: s.colour, tension: 0.2};
    sets.push({...line, label: '', data: edge('lower'), order: 8});
    sets.push({...line, label: '', data: edge('upper'), fill: '-1', backgroundColor: s.colour + '26', order: 8});
    sets.push({...line, label: '', data: band.map(b => ({x: 100 * b.id, y: 100 * b.expected})), borderWidth: 2, order: 5});
    sets.push({
      label: s.name,
      data: s.points.map(p => ({x: 100 * p.id, y: 100 * p.value, point: p})),
      pointStyle: s.points.map(p => MARKS[architectures.indexOf(p.architecture) % MARKS.length]),
      backgroundColor: s.colour + 'b0', borderColor: s.colour, pointRadius: 4.5, pointHoverRadius: 7, order: 1,
    });
  }
  return sets;
}

/** The points' range with a margin, the same for both axes if that costs little room. */
function bounds(all, of) {
  const values = all.flatMap(s => s.points.map(p => 100 * p[of]));
  if (values.length === 0) {
    return {min: 0, max: 100};
  }
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const margin = Math.max(2, 0.12 * (most - least));
  return {min: Math.max(0, Math.floor(least - margin)), max: Math.min(100, Math.ceil(most + margin))};
}

function axis(title, range) {
  const style = getComputedStyle(document.documentElement);
  return {
    type: 'linear', ...range,
    title: {display: true, text: title, color: style.getPropertyValue('--soft')},
    ticks: {color: style.getPropertyValue('--soft')},
    grid: {color: style.getPropertyValue('--rule')},
  };
}

/** A chart of its own for each canvas, made once. */
function plot(canvas, sets, scales, label) {
  const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink');
  charts[canvas] ??= new Chart($(canvas), {type: 'scatter', data: {datasets: []}, options: {
    animation: false, responsive: true, maintainAspectRatio: false,
    plugins: {
      legend: {position: 'bottom', labels: {usePointStyle: true, pointStyle: 'circle', boxHeight: 7, color: ink,
        filter: item => item.text !== ''}},
      tooltip: {filter: item => item.raw.point !== undefined, callbacks: {label}},
    },
  }});
  charts[canvas].data.datasets = sets;
  charts[canvas].options.scales = scales;
  charts[canvas].update('none');
}

function draw(all) {
  const architectures = unique(all.flatMap(s => s.points.map(p => p.architecture)));
  const metric = METRICS[chosen.metric] ?? chosen.metric;
  const scales = {
    x: axis(`${metric} in distribution, %`, bounds(all, 'id')),
    y: axis(`${metric} out of distribution, %`, bounds(all, 'value')),
  };
  plot('chart', datasets(all, architectures), scales, item => {
    const p = item.raw.point;
    return `${p.series}, ${p.architecture}, epoch ${p.epoch}: ${item.raw.x.toFixed(1)} → ${item.raw.y.toFixed(1)}`;
  });
  $('marks').replaceChildren(...architectures.map((name, i) => {
    const mark = document.createElement('span');
    mark.textContent = `${GLYPHS[i % GLYPHS.length]} ${name}`;
    return mark;
  }));
  const admitted = all.reduce((sum, s) => sum + s.admitted, 0);
  const drawn = all.reduce((sum, s) => sum + s.points.length, 0);
  $('drawn').textContent = drawn < admitted
    ? `Drawn: ${drawn} of ${admitted} points, evenly from each series. Lines and bands are of all of them.` : '';
  drawResiduals(all, architectures);
}

/** The mean residual after each epoch, of points inside the baseline's ID range: a line for each series and architecture. */
function drawResiduals(all, architectures) {
  const sets = [];
  const ofScratch = rows.residuals.filter(r => r.baseline === 'from-scratch');
  const inside = ofScratch.filter(r => !r.extrapolated);
  $('extrapolated').textContent = inside.length === ofScratch.length ? ''
    : `${ofScratch.length - inside.length} of ${ofScratch.length} checkpoints lie outside the ID range of those runs and are left out.`;
  for (const s of all) {
    const own = grouped(inside.filter(r => r.series === s.name), r => r.architecture);
    for (const [architecture, residuals] of own) {
      const epochs = grouped(residuals, r => r.epoch);
      sets.push({
        type: 'line', showLine: true, borderWidth: 1.5, pointRadius: 4, order: s.colour === SCRATCH ? 2 : 1,
        label: sets.some(set => set.label === s.name) ? '' : s.name, borderColor: s.colour, backgroundColor: s.colour + 'b0',
        pointStyle: MARKS[architectures.indexOf(architecture) % MARKS.length],
        data: [...epochs].sort((a, b) => a[0] - b[0]).map(([epoch, of]) => ({
          x: epoch, y: 100 * of.reduce((sum, r) => sum + r.residual, 0) / of.length,
          point: {series: s.name, architecture, n: of.length},
        })),
      });
    }
  }
  $('residual-card').hidden = sets.length === 0;
  if (sets.length > 0) {
    const scales = {x: axis('epoch of fine-tuning', {}), y: axis('mean residual, points', {})};
    plot('residuals', sets, scales, item => {
      const p = item.raw.point;
      return `${p.series}, ${p.architecture}, epoch ${item.raw.x}: ${signed(item.raw.y)} (${p.n})`;
    });
  }
}

/** The verdicts, quantity by quantity: the order in one says nothing of the order in another. */
function compare() {
  $('comparison-card').hidden = rows.comparisons.length === 0;
  const body = $('verdicts');
  body.replaceChildren();
  for (const [quantity, title] of Object.entries(QUANTITIES)) {
    const order = rows.standings.filter(s => s.quantity === quantity);
    const head = body.insertRow();
    head.className = 'quantity';
    const named = cell(head, title, order.map(s => `${s.rank}. ${s.series} ${(100 * s.mean).toFixed(1)}`
      + (s.above.length ? ` (above ${s.above.join(', ')})` : '')).join('; '));
    named.colSpan = 5;
    for (const c of rows.comparisons.filter(c => c.quantity === quantity)) {
      const row = body.insertRow();
      cell(row, c.second, `against ${c.first}${c.confounded ? '; differs in images and in steps' : ''}`);
      cell(row, String(c.difference?.pairs ?? 0));
      const interval = c.difference?.interval;
      cell(row, c.difference ? signed(100 * c.difference.mean) : '–',
        interval?.lower === undefined ? interval?.reason : `${signed(100 * interval.lower)} to ${signed(100 * interval.upper)}`);
      cell(row, c.adjusted === undefined ? '–' : c.adjusted.toFixed(3));
      cell(row, VERDICTS[c.verdict], c.reason).className = c.verdict;
    }
  }
}

function cell(row, text, small) {
  const td = row.insertCell();
  td.append(text);
  if (small) {
    const note = document.createElement('small');
    note.textContent = small;
    td.append(note);
  }
  return td;
}

function robustness(s) {
  const r = s.claim?.robustness;
  if (!r) {
    return [s.colour === SCRATCH ? 'the baseline' : '–', ''];
  }
  if (r.value === undefined) {
    return ['–', r.reason];
  }
  const interval = r.interval
    ? `${signed(100 * r.interval.lower)} to ${signed(100 * r.interval.upper)}` : r.noInterval;
  return [signed(100 * r.value), interval];
}

function fill(all) {
  const body = $('rows');
  body.replaceChildren();
  for (const s of all) {
    const row = body.insertRow();
    const name = cell(row, s.name);
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    swatch.style.background = s.colour;
    name.prepend(swatch);
    const line = s.pairs?.line;
    cell(row, String(s.pairs?.counts.points ?? 0));
    const interval = line?.slopeInterval;
    cell(row, line ? number(line.slope) : '–',
      interval ? `${number(interval.lower)} to ${number(interval.upper)}` : line?.noInterval ?? s.pairs?.reason);
    cell(row, line ? line.r2.toFixed(2) : '–');
    cell(row, ...robustness(s));
  }
  const left = all.map(s => s.pairs?.counts).filter(Boolean);
  const sum = key => left.reduce((total, counts) => total + counts[key], 0);
  const parts = [];
  if (sum('belowConstant')) parts.push(`${sum('belowConstant')} not above the constant predictor in distribution`);
  if (sum('idAtBound')) parts.push(`${sum('idAtBound')} with an ID value of 0 or 1`);
  if (sum('oodAtBound')) parts.push(`${sum('oodAtBound')} with an OOD value of 0 or 1, which selects on the outcome`);
  $('excluded').textContent = parts.length ? `Left out of the lines: ${parts.join('; ')}.` : '';
}

function render() {
  const empty = trends.length === 0;
  $('empty').hidden = !empty;
  document.querySelector('main').hidden = empty;
  if (empty) {
    return;
  }
  const all = series();
  draw(all);
  fill(all);
  compare();
  const study = asked({});
  $('trends-csv').href = `/v1/trends?format=csv&${study}`;
  $('points-csv').href = `/v1/points?format=csv&${study}`;
  $('residuals-csv').href = `/v1/residuals?format=csv&${study}`;
  $('comparisons-csv').href = `/v1/comparisons?format=csv&${study}`;
}

function live(state, text) {
  $('live').className = state;
  $('live').textContent = text;
}

/** The query for the chosen study, as of the chosen moment. */
function asked(filters) {
  const query = new URLSearchParams({study: chosen.study, limit: 100000, ...filters});
  if ($('as-of').value) {
    query.set('asOf', new Date($('as-of').value + 'Z').toISOString());
  }
  return query;
}

/** A resource's items, or null where they are what they were. */
async function items(resource, query) {
  const path = `/v1/${resource}?${query}`;
  const known = etags[resource]?.path === path ? {'if-none-match': etags[resource].etag} : {};
  const answer = await fetch(path, {headers: known, cache: 'no-store'});
  if (answer.status === 304) {
    return null;
  }
  if (!answer.ok) {
    const problems = (await answer.json().catch(() => ({}))).problems;
    throw new Error(problems?.[0]?.message ?? `the server answered ${answer.status}`);
  }
  etags[resource] = {path, etag: answer.headers.get('etag')};
  return (await answer.json())[resource];
}

/** Asks for what changed and draws it. The next question waits longer where answers take long. */
async function refresh() {
  clearTimeout(timer);
  const start = performance.now();
  try {
    studies = (await items('studies', 'limit=100000')) ?? studies;
    document.querySelector('nav').hidden = studies.length === 0;
    if (studies.length > 0) {
      offer('study', studies.map(s => s.study));
      let changed = await items('trends', asked({}));
      trends = changed ?? trends;
      if (trends.length > 0) {
        choose();
        const [task, ood] = chosen.figure.split(' → ');
        for (const resource of Object.keys(rows)) {
          const now = await items(resource, asked({task, ood, metric: chosen.metric}));
          rows[resource] = now ?? rows[resource];
          changed = changed ?? now;
        }
      }
      if (changed !== null) {
        render();
      }
    } else {
      render();
    }
    live($('as-of').value ? '' : 'on', $('as-of').value ? `as of ${$('as-of').value.replace('T', ' ')} UTC` : 'live');
  } catch (e) {
    live('off', `not live: ${e.message}`);
  }
  const took = performance.now() - start;
  timer = setTimeout(refresh, Math.max(POLL_MS, 5 * took));
}

for (const name of Object.keys(chosen)) {
  $(name).addEventListener('change', event => {
    chosen[name] = event.target.value;
    if (name === 'metric') {
      chosen.scale = USUAL_SCALE[chosen.metric];
    }
    etags = {};
    refresh();
  });
}
$('as-of').addEventListener('change', () => {
  etags = {};
  refresh();
});
refresh();
