'use strict';

// Okabe and Ito's colours, which most colour-blind people can tell apart; runs from scratch are grey.
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a6fdf', '#b08d00'];
const SCRATCH = '#7a8499';
const MARKS = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'crossRot', 'cross'];
const GLYPHS = ['●', '▲', '■', '◆', '✳', '✕', '✚'];
const METRICS = {accuracy: 'accuracy', macroF1: 'macro F1'};
const USUAL_SCALE = {accuracy: 'logit', macroF1: 'linear'};
const POLL_MS = 1000;

const $ = id => document.getElementById(id);
const chosen = {study: null, figure: null, metric: null, scale: null};
let trends = [];
let points = [];
let etag = null;
let chart = null;

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
  offer('study', unique(trends.map(t => t.study)));
  const study = trends.filter(t => t.study === chosen.study);
  const tests = study.filter(t => t.role === 'oodTest');
  offer('figure', unique(study.map(figureOf)), v => v, figureOf(tests[0] ?? study[0]));
  const figure = study.filter(t => figureOf(t) === chosen.figure);
  const metrics = unique(figure.map(t => t.metric));
  offer('metric', metrics, m => METRICS[m] ?? m, metrics.includes('macroF1') ? 'macroF1' : metrics[0]);
  offer('scale', ['linear', 'logit', 'probit'], v => v, USUAL_SCALE[chosen.metric]);
}

function shown(rows) {
  return rows.filter(t => t.study === chosen.study && figureOf(t) === chosen.figure);
}

/** One entry a series: its trends by unit, its points, its colour. */
function series() {
  const now = shown(trends).filter(t => t.metric === chosen.metric && t.scale === chosen.scale);
  const mine = shown(points).filter(p => p.measure === chosen.metric);
  let colour = 0;
  return unique(now.map(t => t.series)).map(name => {
    const own = mine.filter(p => p.series === name);
    const scratch = own.length > 0 && own.every(p => p.scratch);
    return {
      name,
      points: own.filter(p => p.admitted),
      colour: scratch ? SCRATCH : COLOURS[colour++ % COLOURS.length],
      claim: now.find(t => t.series === name && t.unit === 'pretraining'),
      pairs: now.find(t => t.series === name && t.unit === 'pairs'),
    };
  });
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
  const least = Math.min(...values);
  const most = Math.max(...values);
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

function draw(all) {
  const architectures = unique(all.flatMap(s => s.points.map(p => p.architecture)));
  const metric = METRICS[chosen.metric] ?? chosen.metric;
  const scales = {
    x: axis(`${metric} in distribution, %`, bounds(all, 'id')),
    y: axis(`${metric} out of distribution, %`, bounds(all, 'value')),
  };
  if (chart === null) {
    chart = new Chart($('chart'), {type: 'scatter', data: {datasets: []}, options: {
      animation: false, responsive: true, maintainAspectRatio: false,
      plugins: {
        legend: {position: 'bottom', labels: {usePointStyle: true, pointStyle: 'circle', boxHeight: 7,
          filter: item => item.text !== '', color: getComputedStyle(document.documentElement).getPropertyValue('--ink')}},
        tooltip: {filter: item => item.raw.point !== undefined, callbacks: {label: item => {
          const p = item.raw.point;
          return `${p.series}, ${p.architecture}, epoch ${p.epoch}: ${item.raw.x.toFixed(1)} → ${item.raw.y.toFixed(1)}`;
        }}},
      },
    }});
  }
  chart.data.datasets = datasets(all, architectures);
  chart.options.scales = scales;
  chart.update('none');
  $('marks').replaceChildren(...architectures.map((name, i) => {
    const mark = document.createElement('span');
    mark.textContent = `${GLYPHS[i % GLYPHS.length]} ${name}`;
    return mark;
  }));
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
  const rows = $('rows');
  rows.replaceChildren();
  for (const s of all) {
    const row = rows.insertRow();
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
  document.querySelector('nav').hidden = empty;
  if (empty) {
    return;
  }
  choose();
  const all = series();
  draw(all);
  fill(all);
  const study = encodeURIComponent(chosen.study);
  $('trends-csv').href = `/v1/trends?format=csv&study=${study}`;
  $('points-csv').href = `/v1/points?format=csv&study=${study}`;
}

function live(state, text) {
  $('live').className = state;
  $('live').textContent = text;
}

/** Asks for trends; points are fetched only when those changed. */
async function refresh() {
  try {
    const answer = await fetch('/v1/trends', {headers: etag ? {'if-none-match': etag} : {}, cache: 'no-store'});
    if (answer.status === 200) {
      trends = (await answer.json()).trends;
      points = (await (await fetch('/v1/points', {cache: 'no-store'})).json()).points;
      etag = answer.headers.get('etag');
      render();
    } else if (answer.status !== 304) {
      throw new Error(`the server answered ${answer.status}`);
    }
    live('on', 'live');
  } catch (e) {
    live('off', `not live: ${e.message}`);
  }
  setTimeout(refresh, POLL_MS);
}

for (const name of Object.keys(chosen)) {
  $(name).addEventListener('change', event => {
    chosen[name] = event.target.value;
    if (name === 'metric') {
      chosen.scale = USUAL_SCALE[chosen.metric];
    }
    render();
  });
}
refresh();
