// The geometry of a district's drawing: whole numbers, so that every answer is exact.

export type Point = readonly [x: number, y: number];

/** Twice the signed surface of the triangle a, b, c: its sign says on which side of the line a–b the point c lies. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function between(a: Point, b: Point, c: Point): boolean {
  return Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);
}

function touch(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (Math.sign(abc) * Math.sign(abd) < 0 && Math.sign(cda) * Math.sign(cdb) < 0) return true;
  return (abc === 0 && between(a, b, c)) || (abd === 0 && between(a, b, d))
    || (cda === 0 && between(c, d, a)) || (cdb === 0 && between(c, d, b));
}

/** The edges of a polygon, the last one back to its first point. */
export function edges(points: readonly Point[]): [Point, Point][] {
  return points.flatMap((point, i): [Point, Point][] => {
    const next = points[(i + 1) % points.length];
    return next ? [[point, next]] : [];
  });
}

/** The surface of a polygon, in units of the drawing. */
export function surface(points: readonly Point[]): number {
  return Math.abs(edges(points).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0)) / 2;
}

export function isFlat(points: readonly Point[]): boolean {
  return surface(points) === 0;
}

/** True when two sides of a polygon meet anywhere but at the corner they share. */
export function meetsItself(points: readonly Point[]): boolean {
  const sides = edges(points);
  return sides.some(([a, b], i) => sides.some(([c, d], j) => {
    if (j <= i) return false;
    if (j === i + 1) return turn(a, b, d) === 0 && (between(a, b, d) || between(c, d, a));
    if (i === 0 && j === sides.length - 1) return turn(c, d, b) === 0 && (between(c, d, b) || between(a, b, c));
    return touch(a, b, c, d);
  }));
}

/** True for a point inside a polygon (its outline counts as neither in nor out). Rays and crossings. */
export function contains(points: readonly Point[], [x, y]: Point): boolean {
  const crossed = ([a, b]: [Point, Point]) => (a[1] > y) !== (b[1] > y) && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0];
  return edges(points).filter(crossed).length % 2 === 1;
}
