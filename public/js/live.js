// Keeps a page up to date while it is looked at: the server says "pages changed", never what, and the page asks again under its
// reader's own rights. Without this module everything works by loading the page again.

const MAIN = 'main';
/** At most one question every so many milliseconds; `data-live-pace` of the page says how many (a hall's screen is quicker). */
const pace = Number(document.querySelector('[data-live-pace]')?.getAttribute('data-live-pace') ?? 3000);
/** Not everyone at once: a hundred phones ask within this delay of one another. */
const spread = Math.min(1500, pace / 2);

let last = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let missed = false;

/** Something typed or chosen that the server does not know yet, or someone in the middle of it: then nothing may be replaced. */
function inUse() {
  const main = document.querySelector(MAIN);
  if (!main) return true;
  if (document.activeElement instanceof HTMLElement && document.activeElement.closest(`${MAIN} form`)) return true;
  if (main.querySelector('.errors')) return true;
  for (const field of main.querySelectorAll('input, textarea, select')) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      if (field.checked !== field.defaultChecked) return true;
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      if (field.type !== 'hidden' && field.value !== field.defaultValue) return true;
    } else if (field instanceof HTMLSelectElement) {
      const options = [...field.options];
      const before = Math.max(0, options.findIndex((option) => option.defaultSelected));
      if (field.selectedIndex !== before) return true;
    }
  }
  return false;
}

/** @param {Element} main */
function opened(main) {
  return new Set([...main.querySelectorAll('details[id][open]')].map((one) => one.id));
}

/** Hidden ids are drawn anew with each showing: they are no news. @param {Element} main */
function gist(main) {
  const copy = /** @type {Element} */ (main.cloneNode(true));
  for (const drawn of copy.querySelectorAll('input[type="hidden"], script, [data-live-note]')) drawn.remove();
  for (const details of copy.querySelectorAll('details')) details.removeAttribute('open');
  return copy.innerHTML;
}

async function refresh() {
  waiting = undefined;
  if (document.hidden || inUse()) {
    missed = true;
    note(!document.hidden);
    return;
  }
  last = Date.now();
  missed = false;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  if (answer.redirected) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [old, fresh] = [document.querySelector(MAIN), page.querySelector(MAIN)];
  if (!old || !fresh || gist(old) === gist(fresh)) return note(false);
  if (inUse()) {
    missed = true;
    return note(true);
  }
  const open = opened(old);
  const focused = document.activeElement?.id;
  old.replaceWith(document.importNode(fresh, true));
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.title = page.title;
}

/** A quiet line with a link for who is in the middle of something. @param {boolean} shown */
function note(shown) {
  const line = document.querySelector('[data-live-note]');
  if (line instanceof HTMLElement) line.hidden = !shown;
}

function soon() {
  if (waiting !== undefined) return;
  waiting = setTimeout(() => void refresh(), Math.max(0, last + pace - Date.now()) + Math.random() * spread);
}

/** A page that waits for a job asks by itself, for as long as it says so. */
function keepAsking() {
  const every = Number(document.querySelector(`${MAIN} [data-live-every]`)?.getAttribute('data-live-every') ?? 0);
  if (every > 0) setTimeout(() => void refresh().finally(keepAsking), every);
}
keepAsking();

const events = new EventSource('/evenements');
events.addEventListener('pages', soon);
// A stream that was cut may have missed something.
events.addEventListener('error', () => { missed = true; });
events.addEventListener('open', () => { if (missed) soon(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden && missed) soon(); });
document.addEventListener('focusout', () => { if (missed) soon(); });
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-live-reload]')) location.reload();
});
window.addEventListener('pagehide', () => events.close());
window.addEventListener('pageshow', (shown) => { if (shown.persisted) location.reload(); });
