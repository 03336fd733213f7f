import { edges, type Point } from '../../tenants/drawing.ts';
import type { Words } from '../words/words.ts';

/** A district as its collective drew it: a polygon in a square of 1000 by 1000. */
export type DrawnDistrict = { code: string; label: string; shape: readonly Point[] | null };

/** The centre of gravity of a shape: where its name is written. */
function middle(shape: readonly Point[]): Point {
  const parts = edges(shape).map(([a, b]) => ({ x: a[0] + b[0], y: a[1] + b[1], turn: a[0] * b[1] - b[0] * a[1] }));
  const turn = parts.reduce((sum, part) => sum + part.turn, 0);
  const along = (axis: 'x' | 'y'): number => Math.round(parts.reduce((sum, part) => sum + part[axis] * part.turn, 0) / (3 * turn));
  return [along('x'), along('y')];
}

/** « Secteur 2, centre, Île-Verte » is written « Secteur 2 »: the whole name is in the list beside. */
function shortName(label: string): string {
  return label.split(',', 1)[0] ?? label;
}

/** The drawing alone: districts, the chosen one, the chosen point. */
export function DistrictShapes({
  districts,
  here = null,
  point = null,
  named = true,
  figures = null,
  figureOf = String,
  label,
}: {
  districts: readonly DrawnDistrict[];
  here?: string | null;
  point?: Point | null;
  named?: boolean;
  /** A number for each district, written under its name; a district without one, or with none, is drawn hollow. */
  figures?: ReadonlyMap<string, number> | null;
  figureOf?: (n: number) => string;
  label: string;
}) {
  const drawn = districts.filter((district): district is DrawnDistrict & { shape: readonly Point[] } => district.shape !== null);
  return (
    <svg viewBox="-6 -6 1012 1012" role="img" aria-label={label}>
      {drawn.map(({ code, shape }) => (
        <polygon
          key={code}
          className={figures !== null ? (figures.get(code) ? 'area' : 'area hollow') : code === here ? 'area here' : here === null ? 'area' : 'area dim'}
          points={shape.map((at) => at.join()).join(' ')}
        />
      ))}
      {named
        ? drawn.map(({ code, label: name, shape }) => {
            const [x, y] = middle(shape);
            return (
              <text key={code} x={x} y={y + 10} textAnchor="middle">
                {figures === null ? shortName(name) : <><tspan x={x} dy="-18">{shortName(name)}</tspan><tspan x={x} dy="44">{figureOf(figures.get(code) ?? 0)}</tspan></>}
              </text>
            );
          })
        : null}
      {point === null ? null : <circle className="spot" cx={point[0]} cy={point[1]} r="20" />}
    </svg>
  );
}

/** The plan of a collective's districts, said to be schematic, with a place on it. */
export function SchematicMap({
  districts,
  here = null,
  point = null,
  figures = null,
  figureOf = String,
  words,
}: {
  districts: readonly DrawnDistrict[];
  here?: string | null;
  point?: Point | null;
  figures?: ReadonlyMap<string, number> | null;
  figureOf?: (n: number) => string;
  words: Words;
}) {
  if (districts.every((district) => district.shape === null)) return null;
  const name = districts.find((district) => district.code === here)?.label ?? null;
  const label = name === null ? words.kit.map.title : `${words.kit.map.title}, ${name}`;
  return (
    <figure className="plan">
      <DistrictShapes districts={districts} here={here} point={point} figures={figures} figureOf={figureOf} label={label} />
      <figcaption>
        {words.kit.map.title}. {words.kit.map.notice}
      </figcaption>
    </figure>
  );
}
