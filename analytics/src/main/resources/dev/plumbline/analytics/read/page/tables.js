// The tables. What comes from the server is set as text, never as markup.

import {signed} from './charts.js';

const QUANTITIES = {
  id: 'In distribution', ood: 'Out of distribution',
  effectiveRobustnessByPretraining: 'Effective robustness by pre-training',
};
const VERDICTS = {higher: 'second is higher', lower: 'second is lower', equivalent: 'equivalent', undecided: 'undecided'};
const SHORT = 12;

const $ = id => document.getElementById(id);
const number = value => value.toFixed(2).replace('-', '−');
const moment = at => at.slice(0, 16).replace('T', ' ');

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

/** Fills a table's body, a row for each, and shows either the table or in words why it is empty. */
function fill(body, items, row, empty = '') {
  $(body).replaceChildren();
  items.forEach(item => row($(body).insertRow(), item));
  $(body).closest('.scroll').hidden = items.length === 0;
  const none = $(`${body}-none`);
  if (none) {
    none.textContent = items.length === 0 ? empty : '';
  }
}

function robustness(s) {
  const r = s.claim?.effectiveRobustness;
  if (!r) {
    return [s.scratch ? 'the baseline' : '–', ''];
  }
  if (r.value === undefined) {
    return ['–', r.reason];
  }
  const interval = r.interval
    ? `${signed(100 * r.interval.lower)} to ${signed(100 * r.interval.upper)}` : r.noInterval;
  return [signed(100 * r.value), interval];
}

export function showTrends(series) {
  fill('rows', series, (row, s) => {
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    swatch.style.background = s.colour;
    cell(row, s.name).prepend(swatch);
    const trend = s.pairs;
    cell(row, String(trend?.points ?? 0));
    const interval = trend?.slopeInterval;
    cell(row, trend?.slope === undefined ? '–' : number(trend.slope),
      interval ? `${number(interval.lower)} to ${number(interval.upper)}` : trend?.noInterval ?? trend?.reason);
    cell(row, trend?.r2 === undefined ? '–' : trend.r2.toFixed(2));
    cell(row, ...robustness(s));
  });
  const left = series.map(s => s.pairs).filter(Boolean);
  const sum = key => left.reduce((total, trend) => total + trend[key], 0);
  const parts = [];
  if (sum('belowConstant')) parts.push(`${sum('belowConstant')} not above the constant predictor in distribution`);
  if (sum('idAtBound')) parts.push(`${sum('idAtBound')} with an ID value of 0 or 1`);
  if (sum('oodAtBound')) parts.push(`${sum('oodAtBound')} with an OOD value of 0 or 1, which selects on the outcome`);
  $('excluded').textContent = parts.length ? `Left out of the lines: ${parts.join('; ')}.` : '';
}

/** Named baselines that fit the figure, as they stand. */
export function showBaselines(baselines) {
  fill('baselines', baselines, (row, b) => {
    cell(row, b.name, `version ${b.version}`);
    const left = b.idAtBound + b.oodAtBound;
    cell(row, b.slope === undefined ? '–' : number(b.slope),
      `${b.points} points${left ? `, ${left} at 0 or 1 left out` : ''}; ${b.reason ?? `${b.scale}, R² ${b.r2.toFixed(2)}`}`);
    cell(row, b.leastId === undefined ? '–' : `${(100 * b.leastId).toFixed(1)} to ${(100 * b.greatestId).toFixed(1)}`);
    const series = b.frozenFrom ? `series ${b.frozenFrom.series} of study ${b.frozenFrom.study}` : undefined;
    const licence = b.licence ? `licence ${b.licence}; ` : '';
    cell(row, [series, b.source].filter(Boolean).join(': '), `${licence}${b.kind} by ${b.by}, ${moment(b.at)}`)
      .className = 'prose';
  }, 'No named baseline fits this task, test set and metric.');
}

/** The last word on what ever regressed, what lasts first. */
export function showRegressions(words, runs, past) {
  const names = new Map(runs.map(run => [run.finetune, run.run]));
  const ordered = [...words].sort((a, b) => b.active - a.active);
  fill('regressions', ordered, (row, {at, active, regression: r}) => {
    const e = r.evidence;
    row.className = active ? 'active' : '';
    cell(row, r.series, `${r.task} → ${r.ood}, ${r.metric}`);
    cell(row, names.get(e.since) ?? `stage ${e.since.slice(0, SHORT)}`,
      `${e.runs} runs against ${e.reference} before; statistic ${number(e.statistic)}, threshold ${number(e.threshold)}`)
      .className = 'prose';
    cell(row, (100 * e.drop).toFixed(1), `${(100 * e.interval.lower).toFixed(1)} to ${(100 * e.interval.upper).toFixed(1)}`);
    cell(row, active ? 'stands' : r.ending, moment(at));
  }, past ? 'Regressions have no past: clear the moment to see those of now.' : 'No regressions. A series is tested from its seventh run on; with several architectures, later.');
}

/** The verdicts, quantity by quantity: the order in one says nothing of the order in another. */
export function showComparisons(comparisons, standings) {
  const rows = comparisons.length === 0 ? [] : Object.entries(QUANTITIES).flatMap(([quantity, title]) => [
    {title, order: standings.filter(s => s.quantity === quantity)},
    ...comparisons.filter(c => c.quantity === quantity),
  ]);
  fill('verdicts', rows, (row, one) => one.title ? heading(row, one) : verdict(row, one),
    'No comparisons: they are of two pre-trained series or more.');
}

function heading(row, {title, order}) {
  row.className = 'quantity';
  cell(row, title, order.map(s => `${s.rank}. ${s.series} ${(100 * s.mean).toFixed(1)}`
    + (s.above.length ? ` (above ${s.above.join(', ')})` : '')).join('; ')).colSpan = 5;
}

function verdict(row, c) {
  cell(row, c.second, `against ${c.first}${c.confounded ? '; differs in images and in steps' : ''}`);
  cell(row, String(c.difference?.pairs ?? 0));
  const interval = c.difference?.interval;
  cell(row, c.difference ? signed(100 * c.difference.mean) : '–',
    interval?.lower === undefined ? interval?.reason : `${signed(100 * interval.lower)} to ${signed(100 * interval.upper)}`);
  cell(row, c.adjusted === undefined ? '–' : c.adjusted.toFixed(3));
  cell(row, VERDICTS[c.verdict], c.reason).className = c.verdict;
}
