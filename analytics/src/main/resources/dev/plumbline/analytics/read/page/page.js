// Asks the read API for what is chosen and shows it, again and again.

import {chosen, keep, offer, onChoice, Refusal, requireFamiliar} from './choices.js';
import {drawResiduals, drawTrends, grouped, thinned} from './charts.js';
import {SCALES} from './scales.js';
import {showBaselines, showComparisons, showRegressions, showTrends} from './tables.js';

// Okabe and Ito's colours, which most colour-blind people can tell apart; runs from scratch are grey.
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a6fdf', '#b08d00'];
const SCRATCH = '#7a8499';
const METRICS = {accuracy: 'accuracy', macroF1: 'macro F1'};
const USUAL_SCALE = {accuracy: 'logit', macroF1: 'linear'};
const FROM_SCRATCH = 'from-scratch';
const POLL_MS = 1000;
const LIMIT = 100000;
const DRAWN = 4000;
// The least share of a mean's checkpoints in the baseline's ID range, else it is not comparable: that of RobustnessEstimator.
const LEAST_OVERLAP = 0.5;
const FIGURE = ['task', 'ood', 'metric'];
const CSV = {trends: [...FIGURE, 'scale'], points: FIGURE, residuals: [...FIGURE, 'baseline'], comparisons: FIGURE};
const NONE = [];

const $ = id => document.getElementById(id);
const unique = values => [...new Set(values)].sort();
const known = {};
let shown = {};
let turns = 0;
let timer = null;

/** What is chosen, of these names. */
const only = names => Object.fromEntries(names.map(name => [name, chosen[name]]));

/** The query for the chosen study, as of the chosen moment. */
function asked(filters) {
  const moment = chosen.asOf === null ? {} : {asOf: chosen.asOf};
  return {study: chosen.study, ...moment, ...filters};
}

/** WILDS reports macro F1 for camera traps; the other tasks' benchmarks report accuracy. */
const headline = task => /camtrap|iwildcam/.test(task) ? 'macroF1' : 'accuracy';

/**
 * Offers the tests of a study one level after the other, and the trends that are left.
 *
 * @param own the OOD test sets of its tasks: one that is added to a task later changes no choice
 */
function offerFigure(trends, own) {
  offer('task', unique(trends.map(t => t.task)));
  const ofTask = trends.filter(t => t.task === chosen.task);
  const tests = unique(ofTask.map(t => t.ood));
  offer('ood', tests, own.find(test => tests.includes(test)));
  const figure = ofTask.filter(t => t.ood === chosen.ood);
  offer('metric', unique(figure.map(t => t.metric)), headline(chosen.task), m => METRICS[m] ?? m);
  offer('scale', Object.keys(SCALES), USUAL_SCALE[chosen.metric]);
}

/** All that is shown of what is chosen. The same items are the same list. */
async function look(ask) {
  const studies = await ask('studies', {});
  document.querySelector('nav').hidden = studies.length === 0;
  offer('study', studies.map(s => s.study));
  if (chosen.study === null) {
    return {trends: NONE};
  }
  const trends = await ask('trends', asked());
  if (trends.length === 0) {
    return {trends};
  }
  offerFigure(trends, studies.find(s => s.study === chosen.study).oodTests);
  const figure = only(FIGURE);
  const baselines = await ask('baselines', figure);
  offer('baseline', [FROM_SCRATCH, ...baselines.filter(b => b.standing).map(b => b.name)]);
  const regressions = chosen.asOf === null ? await ask('regressions', asked()) : NONE;
  return {
    trends, baselines, regressions,
    runs: regressions.length > 0 ? await ask('runs', asked()) : NONE,
    points: await ask('points', asked(figure)),
    residuals: await ask('residuals', asked({...figure, baseline: chosen.baseline})),
    comparisons: await ask('comparisons', asked(figure)),
    standings: await ask('standings', asked(figure)),
  };
}

/** One entry a series: its trends by unit, its points, its colour. */
function seriesOf({trends, points}) {
  const now = trends.filter(t => t.task === chosen.task && t.ood === chosen.ood
    && t.metric === chosen.metric && t.scale === chosen.scale);
  const byName = grouped(points, p => p.series);
  const names = unique(now.map(t => t.series));
  let colour = 0;
  return names.map(name => {
    const own = byName.get(name) ?? [];
    const scratch = own.length > 0 && own.every(p => p.scratch);
    const admitted = own.filter(p => p.admitted);
    return {
      name, scratch,
      known: own.length,
      admitted: admitted.length,
      points: thinned(admitted, Math.ceil(DRAWN / names.length)),
      colour: scratch ? SCRATCH : COLOURS[colour++ % COLOURS.length],
      claim: now.find(t => t.series === name && t.unit === 'pretraining'),
      pairs: now.find(t => t.series === name && t.unit === 'pairs'),
    };
  });
}

/** The version that residuals are taken to: of the past, the one that they name. */
function baselineOf({baselines, residuals}) {
  return chosen.asOf === null
    ? baselines.find(b => b.name === chosen.baseline && b.standing)
    : baselines.find(b => b.name === chosen.baseline && b.version === residuals[0]?.version);
}

function whyNoResiduals(series, residuals, baseline) {
  if (residuals.length > 0) {
    return 'Nothing to draw: no series has an epoch of which half of the checkpoints lie in the ID range of the baseline.';
  }
  if (chosen.baseline === FROM_SCRATCH) {
    const scratch = series.find(s => s.scratch);
    return scratch ? `Nothing to draw: the runs from scratch have no line${because(scratch.claim)}.`
      : 'Nothing to draw: no run from scratch has been evaluated here.';
  }
  if (chosen.asOf !== null) {
    return 'Nothing to draw: as of this moment there was no such baseline, or it had no line.';
  }
  return baseline?.reason ? `Nothing to draw: the baseline has no line${because(baseline)}.`
    : 'Nothing to draw: no checkpoint has a residual to this baseline yet.';
}

const because = of => of?.reason ? `: ${of.reason}` : '';

function showResiduals(series, residuals, baseline) {
  const groups = [...grouped(residuals, r => [r.series, r.architecture, r.epoch].join('\n')).values()]
    .map(of => ({of, inside: of.filter(r => !r.extrapolated)}));
  const comparable = groups.filter(({of, inside}) => inside.length >= LEAST_OVERLAP * of.length);
  const outside = residuals.filter(r => r.extrapolated).length;
  const drawn = comparable.flatMap(({inside}) => inside);
  $('to').textContent = chosen.baseline === FROM_SCRATCH ? 'the runs from scratch'
    : `the baseline ${chosen.baseline}${baseline ? `, version ${baseline.version}` : ''}`;
  $('extrapolated').textContent = outside === 0 ? ''
    : `${outside} of ${residuals.length} checkpoints lie outside its ID range and are left out.`;
  const left = groups.length - comparable.length;
  $('incomparable').textContent = left === 0 ? ''
    : `${left} of ${groups.length} means are not comparable and left out: fewer than half of their checkpoints lie inside.`;
  drawResiduals(series, drawn, chosen.baseline, drawn.length > 0 ? '' : whyNoResiduals(series, residuals, baseline));
}

function showDrawn(series) {
  const sum = count => series.reduce((total, s) => total + count(s), 0);
  const [drawn, admitted] = [sum(s => s.points.length), sum(s => s.admitted)];
  $('drawn').textContent = drawn < admitted
    ? `Drawn: ${drawn} of ${admitted} points, evenly from each series. Lines and bands are of all of them.` : '';
}

/** Says something in place of all that would be shown, or shows it. */
function say(text) {
  if ($('notice').textContent !== text) {
    $('notice').textContent = text;
  }
  $('shown').hidden = text !== '';
}

function render(view) {
  if (view.trends.length === 0) {
    say(chosen.asOf === null ? 'No trend yet. One appears with the first evaluated checkpoints of a study.'
      : `No trend of ${chosen.study} as of ${chosen.asOf}: none of its checkpoints had been evaluated.`);
    return;
  }
  say('');
  const series = seriesOf(view);
  const baseline = baselineOf(view);
  drawTrends(series, baseline, METRICS[chosen.metric] ?? chosen.metric, chosen.scale);
  showDrawn(series);
  showTrends(series);
  showResiduals(series, view.residuals, baseline);
  showBaselines(view.baselines.filter(b => b.standing));
  showRegressions(view.regressions, view.runs, chosen.asOf !== null);
  showComparisons(view.comparisons, view.standings);
  Object.entries(CSV).forEach(([resource, of]) => $(`${resource}-csv`).href = path(resource, asked({...only(of), format: 'csv'})));
}

/** Said once, not every second, to those who hear the page. */
function live(state, text) {
  $('live').className = state;
  if ($('live').textContent !== text) {
    $('live').textContent = text;
  }
}

const path = (resource, filters) => `/v1/${resource}?${new URLSearchParams({...filters, limit: LIMIT})}`;

/** A resource's items; where they are what they were, the same list. */
async function items(resource, filters, turn) {
  const asks = path(resource, filters);
  const last = known[resource]?.asks === asks ? known[resource] : null;
  const answer = await fetch(asks, {headers: last ? {'if-none-match': last.etag} : {}, cache: 'no-store'});
  const said = answer.status === 304 ? null : await answer.json().catch(() => ({}));
  if (turn !== turns) {
    throw new Error('the reader has chosen anew');
  }
  if (said === null) {
    return last.list;
  }
  if (!answer.ok) {
    const message = said.problems?.[0]?.message ?? `the server answered ${answer.status}`;
    throw answer.status < 500 ? new Refusal(message) : new Error(message);
  }
  const list = said[resource].concat(await rest(resource, filters, said.next));
  known[resource] = {asks, etag: answer.headers.get('etag'), list};
  return list;
}

/** The items behind a page. */
async function rest(resource, filters, next) {
  if (!next) {
    return NONE;
  }
  const said = await (await fetch(path(resource, {...filters, after: next}), {cache: 'no-store'})).json();
  return said[resource].concat(await rest(resource, filters, said.next));
}

/** Asks for what changed and draws it. The next question waits longer where answers take long. */
async function refresh() {
  clearTimeout(timer);
  const turn = ++turns;
  const start = performance.now();
  try {
    const view = await look((resource, filters) => items(resource, filters, turn));
    requireFamiliar();
    keep();
    view.address = location.search;
    if (Object.keys(view).some(part => view[part] !== shown[part])) {
      render(view);
      shown = view;
    }
    live(chosen.asOf === null ? 'on' : '', chosen.asOf === null ? 'live' : `as of ${chosen.asOf}`);
  } catch (e) {
    if (turn !== turns) {
      return;
    }
    if (e instanceof Refusal) {
      say(e.message);
      shown = {};
    }
    live('off', e instanceof Refusal ? 'nothing shown' : `not live: ${e.message}`);
  }
  const took = performance.now() - start;
  timer = setTimeout(refresh, Math.max(POLL_MS, 5 * took));
}

onChoice(refresh);
refresh();
