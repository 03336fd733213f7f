import { contains, type Point } from '../../tenants/drawing.ts';
import type { Words } from '../words/words.ts';
import { fieldId, valueOf, type FormState } from './form-state.ts';
import { DistrictShapes, type DrawnDistrict } from './schematic-map.tsx';

/** The plan is cut in 10 by 10: at 320 px a cell is still 28 px wide. */
const CELLS = 10;
const SIDE = 1000 / CELLS;

/** A place as the form sends it: "450,250" in the drawing's units, or '' for none. */
export function placeValue(point: Point | null): string {
  return point === null ? '' : point.join();
}

/** A place read back from the form; null for none or for what is not one. */
export function parsePlace(text: string | null): Point | null {
  const found = /^(\d{1,4}),(\d{1,4})$/.exec(text ?? '');
  if (!found) return null;
  const point: Point = [Number(found[1]), Number(found[2])];
  return point[0] <= 1000 && point[1] <= 1000 ? point : null;
}

/**
 * A point on the schematic plan, without scripts: every cell is a radio button laid over the drawing. With scripts, /js/place.js lets a
 * click be exact: it writes the point into the cell that was pressed. Folded, because it is never required.
 */
export function PlaceField({
  name,
  districts,
  form,
  words,
  value = null,
  open = false,
}: {
  name: string;
  districts: readonly DrawnDistrict[];
  form: FormState;
  words: Words;
  value?: Point | null;
  open?: boolean;
}) {
  const drawn = districts.filter((district): district is DrawnDistrict & { shape: readonly Point[] } => district.shape !== null);
  if (drawn.length === 0) return null;
  const chosen = parsePlace(valueOf(form, name, placeValue(value)));
  const said = words.kit.map;
  return (
    <details className="field" open={open || chosen !== null}>
      <summary>
        {said.place} <span className="opt">({words.kit.form.optional})</span>
      </summary>
      <fieldset className="field" data-place={name}>
        <legend className="sr">{said.place}</legend>
        <p className="hint">
          {said.placeHint} {said.notice}
        </p>
        <label className="tick">
          <input type="radio" id={fieldId(name)} name={name} value="" defaultChecked={chosen === null} />
          <span>{said.noPlace}</span>
        </label>
        <div className="plan-field plan">
          <DistrictShapes districts={drawn} label={said.title} />
          <div className="plan-cells">
            {Array.from({ length: CELLS * CELLS }, (_, n) => (
              <Cell key={n} name={name} column={n % CELLS} row={Math.floor(n / CELLS)} districts={drawn} chosen={chosen} words={words} />
            ))}
          </div>
        </div>
      </fieldset>
    </details>
  );
}

function Cell({
  name,
  column,
  row,
  districts,
  chosen,
  words,
}: {
  name: string;
  column: number;
  row: number;
  districts: readonly (DrawnDistrict & { shape: readonly Point[] })[];
  chosen: Point | null;
  words: Words;
}) {
  const centre: Point = [(column + 0.5) * SIDE, (row + 0.5) * SIDE];
  const district = districts.find(({ shape }) => contains(shape, centre));
  // Outside every district there is nothing to choose; the empty box keeps the grid's place.
  if (!district) return <i />;
  const here =
    chosen !== null &&
    Math.min(CELLS - 1, Math.floor(chosen[0] / SIDE)) === column &&
    Math.min(CELLS - 1, Math.floor(chosen[1] / SIDE)) === row;
  return (
    <label>
      <input
        type="radio"
        name={name}
        value={placeValue(here ? chosen : centre)}
        defaultChecked={here}
        aria-label={words.kit.map.cell(column + 1, row + 1, district.label)}
      />
      <span />
    </label>
  );
}
