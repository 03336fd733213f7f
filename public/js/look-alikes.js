// While an idea is typed: what is here already and looks like it. Without this script the next page shows the same.

const PAUSE_MS = 450;
const ENOUGH = 8;

/** @type {HTMLTextAreaElement | null} */
const field = document.querySelector('textarea[name="title"]');
/** @type {HTMLElement | null} */
const place = document.querySelector('[data-alike]');

/**
 * @typedef {{ reference: number, title: string }} Alike
 * @param {string} title
 * @returns {Promise<Alike[]>}
 */
async function ask(title) {
  const input = encodeURIComponent(JSON.stringify({ title }));
  const answer = await fetch(`/api/trpc/proposals.lookAlikes?input=${input}`, { headers: { accept: 'application/json' } });
  if (!answer.ok) return [];
  const { result } = await answer.json();
  return result.data;
}

/**
 * @param {HTMLElement} into
 * @param {Alike[]} found
 */
function show(into, found) {
  const title = document.createElement('p');
  title.className = 'hush';
  title.textContent = into.dataset.alike ?? '';
  const list = document.createElement('ul');
  list.className = 'plain-list';
  for (const one of found) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `/propositions/${one.reference}`;
    // What is being typed is not saved yet: it stays where it is.
    link.target = '_blank';
    link.rel = 'noopener';
    link.dir = 'auto';
    link.textContent = one.title;
    item.append(link);
    list.append(item);
  }
  into.replaceChildren(title, list);
  into.hidden = found.length === 0;
}

if (field && place) {
  place.setAttribute('aria-live', 'polite');
  place.classList.add('field');
  let asked = '';
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const title = field.value.trim().replaceAll('\n', ' ');
      if (title === asked) return;
      asked = title;
      if (title.length < ENOUGH) return show(place, []);
      ask(title).then(
        (found) => {
          if (asked === title) show(place, found);
        },
        () => {},
      );
    }, PAUSE_MS);
  });
}
