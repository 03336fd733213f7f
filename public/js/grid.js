// The fast grid of a meeting's sheets: Enter saves the row and opens the next one without leaving the page. The form works without
// this file; here its own answer is fetched and put in its place, so that words, errors and suggestions stay the server's.

const ROOM = 'saisie';
const WAIT_MS = 350;
const TELLING = 8;

/** @returns {HTMLElement | null} */
function room() { return document.getElementById(ROOM); }

/** @param {string} text Read aloud by screen readers; the line itself stays in the page, so that it is heard each time. */
function announce(text) {
  const line = document.getElementById('annonce');
  if (line) line.textContent = text;
}

let busy = false;

/** @param {HTMLFormElement} form */
async function send(form) {
  if (busy) return;
  busy = true;
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action || location.href, { method: 'POST', body: new FormData(form), redirect: 'follow' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.getElementById(ROOM);
    // Signed out, too many requests, a page that is no longer there: the browser shows it as it would have.
    if (!next) { form.submit(); return; }
    room()?.replaceWith(next);
    if (answer.redirected) history.replaceState(null, '', answer.url);
    arrive(next);
  } catch {
    offline(form);
  } finally {
    busy = false;
    form.removeAttribute('aria-busy');
  }
}

/** @param {HTMLFormElement} form Nothing left, nothing is lost: the row keeps its id, so that sending it again sends it once. */
function offline(form) {
  const words = room()?.dataset.offline ?? '';
  const before = form.querySelector('[data-network]');
  const line = before ?? document.createElement('p');
  line.setAttribute('data-network', '');
  line.className = 'wrong';
  line.textContent = words;
  if (!before) form.prepend(line);
  announce(words);
}

/** @param {HTMLElement} place What has just been put into the page: its script's words are shown, its first field has the cursor. */
function arrive(place) {
  for (const hidden of place.querySelectorAll('.with-script')) hidden.removeAttribute('hidden');
  const start = place.querySelector('[autofocus]');
  if (start instanceof HTMLElement) start.focus();
  if (start instanceof HTMLInputElement) start.select();
  announce(place.querySelector('[data-saved]')?.textContent ?? place.querySelector('.errors h2')?.textContent ?? '');
}

/** @param {EventTarget | null} target @returns {HTMLFormElement | null} The grid's form around a field. */
function formOf(target) {
  const form = target instanceof Element ? target.closest('form') : null;
  return form && room()?.contains(form) && form.querySelector('.sheet-row') ? form : null;
}

document.addEventListener('submit', (event) => {
  const form = formOf(event.target);
  if (!form) return;
  event.preventDefault();
  void send(form);
});

// In a longer text and on a list Enter saves as well; Shift and Enter begins a new line. Never while a word is being composed.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.altKey) return;
  const { target } = event;
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)) return;
  const form = formOf(target);
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let asked = new AbortController();

document.addEventListener('input', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || !/(?:^|\.)title$/.test(target.name) || !formOf(target)) return;
  clearTimeout(waiting);
  asked.abort();
  const title = target.value.trim();
  if (title.length < TELLING) { hint(target, []); return; }
  waiting = setTimeout(() => { void look(target, title); }, WAIT_MS);
});

/** @param {HTMLInputElement} field @param {string} title */
async function look(field, title) {
  asked = new AbortController();
  try {
    const answer = await fetch(`/api/trpc/proposals.lookAlikes?input=${encodeURIComponent(JSON.stringify({ title }))}`,
      { signal: asked.signal });
    if (!answer.ok) return;
    const found = /** @type {{ result: { data: { reference: number, title: string }[] } }} */ (await answer.json());
    if (field.isConnected) hint(field, found.result.data);
  } catch {
    // A hint that does not come is no hint.
  }
}

/** @param {HTMLInputElement} field @param {{ reference: number, title: string }[]} found What looks like it, under the title. */
function hint(field, found) {
  const cell = field.closest('.c-title');
  cell?.querySelector('.alike')?.remove();
  if (!cell || found.length === 0) return;
  const box = document.createElement('div');
  box.className = 'alike';
  const lead = document.createElement('p');
  lead.textContent = room()?.dataset.alike ?? '';
  const list = document.createElement('ul');
  for (const { reference, title } of found) {
    const link = document.createElement('a');
    link.href = `/propositions/${reference}`;
    link.target = '_blank';
    link.rel = 'noopener';
    // Out of the way of the next field: a hint is read, and opened with the mouse or from the list after saving.
    link.tabIndex = -1;
    link.textContent = title;
    const line = document.createElement('li');
    line.append(link);
    list.append(line);
  }
  box.append(lead, list);
  cell.append(box);
}

const first = room();
if (first) for (const hidden of first.querySelectorAll('.with-script')) hidden.removeAttribute('hidden');
