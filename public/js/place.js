// A comfort: on the schematic plan a click, a tap or a pencil is exact. Without it, each cell of the plan is a plain radio button.

const SIZE = 1000;
/** The drawing's box starts a little outside the square, as in kit/schematic-map. */
const MARGIN = 6;

/** @param {HTMLElement} cells the grid of radio buttons laid over the drawing */
function exact(cells) {
  cells.addEventListener('click', (event) => {
    const input = event.target instanceof Element ? event.target.closest('label')?.querySelector('input') : null;
    // A radio chosen from the keyboard has no place of its own: it keeps the middle of its cell.
    if (!input || event.detail === 0) return;
    const box = cells.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top].map((along, axis) => {
      const share = along / (axis === 0 ? box.width : box.height);
      return Math.min(SIZE, Math.max(0, Math.round(share * (SIZE + 2 * MARGIN) - MARGIN)));
    });
    input.value = at.join();
    const dot = input.nextElementSibling;
    if (!(dot instanceof HTMLElement)) return;
    const cell = dot.parentElement?.getBoundingClientRect();
    if (!cell) return;
    dot.style.translate = `${event.clientX - cell.left - cell.width / 2}px ${event.clientY - cell.top - cell.height / 2}px`;
  });
}

for (const cells of document.querySelectorAll('.plan-cells')) if (cells instanceof HTMLElement) exact(cells);
