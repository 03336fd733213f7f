import type { Point } from '../../tenants/drawing.ts';
import type { Words } from '../words/words.ts';

/** A district as its collective drew it: a polygon in a square of 1000 by 1000. */
export type DrawnDistrict = { code: string; label: string; shape: readonly Point[] | null };

/** The middle of a shape's box: where its name is written. */
function middle(shape: readonly Point[]): Point {
  const xs = shape.map(([x]) => x);
  const ys = shape.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

/** The drawing alone: districts, the chosen one, the chosen point. */
export function DistrictShapes({ districts, here = null, point = null, named = true, label }: {
  districts: readonly DrawnDistrict[]; here?: string | null; point?: Point | null; named?: boolean; label: string;
}) {
  const drawn = districts.filter((district): district is DrawnDistrict & { shape: readonly Point[] } => district.shape !== null);
  return (
    <svg viewBox="-6 -6 1012 1012" role="img" aria-label={label}>
      {drawn.map(({ code, shape }) => (
        <polygon key={code} className={code === here ? 'area here' : here === null ? 'area' : 'area dim'} points={shape.map((at) => at.join()).join(' ')} />
      ))}
      {named ? drawn.map(({ code, label: name, shape }) => {
        const [x, y] = middle(shape);
        return <text key={code} x={x} y={y + 10} textAnchor="middle">{name}</text>;
      }) : null}
      {point === null ? null : <circle className="spot" cx={point[0]} cy={point[1]} r="20" />}
    </svg>
  );
}

/** The plan of a collective's districts, said to be schematic, with a place on it. */
export function SchematicMap({ districts, here = null, point = null, words }: {
  districts: readonly DrawnDistrict[]; here?: string | null; point?: Point | null; words: Words;
}) {
  if (districts.every((district) => district.shape === null)) return null;
  const name = districts.find((district) => district.code === here)?.label ?? null;
  const label = name === null ? words.kit.map.title : `${words.kit.map.title}, ${name}`;
  return (
    <figure className="plan">
      <DistrictShapes districts={districts} here={here} point={point} label={label} />
      <figcaption>{words.kit.map.title}. {words.kit.map.notice}</figcaption>
    </figure>
  );
}
