// What the page shows, kept in its address: a link opens the same view. What is null is chosen as usual.

const FIGURE = ['study', 'task', 'ood', 'metric'];
const NAMES = [...FIGURE, 'scale', 'baseline', 'asOf'];
const TITLES = {ood: 'test set'};

/** Something was asked for that there is not: a sentence for the reader, and nothing to draw. */
export class Refusal extends Error {}

/** By name; those of a figure, then how it is looked at. */
export const chosen = {};
let wished = {};
let stranger;

const field = name => document.getElementById(name);
const address = () => '?' + new URLSearchParams(NAMES.filter(name => chosen[name]).map(name => [name, chosen[name]]));

/** A moment in the address that is none has no place in its field; the server refuses it in words. */
function read() {
  const query = new URLSearchParams(location.search);
  stranger = [...query.keys()].find(name => !NAMES.includes(name));
  NAMES.forEach(name => chosen[name] = query.get(name) || null);
  wished = {};
  const moment = Date.parse(chosen.asOf);
  field('asOf').value = Number.isNaN(moment) ? '' : new Date(moment).toISOString().slice(0, 19);
}

/** @throws Refusal for a parameter of the address that is none of ours: it is said, not passed over */
export function requireFamiliar() {
  if (stranger !== undefined) {
    throw new Refusal(`'${stranger}' is no part of a link to this page; there are ${NAMES.join(', ')}`);
  }
}

/**
 * Offers values in the list of that name, and takes what the address says, what was there before, what is usual, or the first.
 *
 * @throws Refusal where the address says what is not among them
 */
export function offer(name, values, usual, label = value => value) {
  const select = field(name);
  const offered = [...select.options].map(option => option.value);
  if (offered.join('\n') !== values.join('\n')) {
    select.replaceChildren(...values.map(value => new Option(label(value), value)));
  }
  chosen[name] ??= [wished[name], usual].find(value => values.includes(value)) ?? values[0] ?? null;
  select.value = chosen[name];
  if (chosen[name] !== null && !values.includes(chosen[name])) {
    const known = values.length === 0 ? 'there is none yet' : `there are ${values.join(', ')}`;
    throw new Refusal(`${TITLES[name] ?? name} is '${chosen[name]}'; ${known}`);
  }
}

/** Writes what is chosen into the address, once all of it is known to be there. */
export function keep() {
  if (address() !== location.search) {
    history.replaceState(null, '', address());
  }
}

/** Takes the reader's choice; what depends on it is chosen anew, and stays what it was where there still is such a one. */
function choose(name, value) {
  chosen[name] = value || null;
  if (FIGURE.includes(name)) {
    for (const other of FIGURE.slice(FIGURE.indexOf(name) + 1)) {
      wished[other] = chosen[other];
      chosen[other] = null;
    }
    chosen.scale = null;
    chosen.baseline = null;
  }
  stranger = undefined;
  history.pushState(null, '', address());
}

/** Calls back after every change by the reader, here or by going back. */
export function onChoice(changed) {
  for (const name of NAMES) {
    field(name).addEventListener('change', event => {
      choose(name, event.target.value && name === 'asOf' ? `${event.target.value}Z` : event.target.value);
      changed();
    });
  }
  window.addEventListener('popstate', () => {
    read();
    changed();
  });
}

read();
