// The seats of a parliament, drawn as a half circle: who is there, who is not, and where the quorum is.

const [WIDE, OUTER, INNER] = [340, 164, 60];
const CENTRE = { x: WIDE / 2, y: 172 };

type Place = { x: number; y: number; angle: number };

/** The places of `n` seats on up to seven arcs, from the left to the right. */
export function seatPlaces(n: number): Place[] {
  const rows = Math.max(1, Math.min(7, Math.ceil(Math.sqrt(n / 3))));
  const radii = Array.from({ length: rows }, (_, row) => (rows === 1 ? 120 : INNER + ((OUTER - INNER) * row) / (rows - 1)));
  const length = radii.reduce((sum, radius) => sum + radius, 0);
  let left = n;
  const places = radii.flatMap((radius, row) => {
    const here = row === rows - 1 ? left : Math.min(left, Math.round((n * radius) / length));
    left -= here;
    return Array.from({ length: here }, (_, seat) => {
      const angle = here === 1 ? Math.PI / 2 : Math.PI - (Math.PI * seat) / (here - 1);
      return { x: CENTRE.x + radius * Math.cos(angle), y: CENTRE.y - radius * Math.sin(angle), angle };
    });
  });
  return places.sort((a, b) => b.angle - a.angle);
}

const at = (value: number): string => value.toFixed(1);

/** One shape a seat: full square in the room, full disc online, hollow when nobody sits there. `quorum` is a number of people. */
export function Hemicycle({ room, online, seats, quorum = null, label, under = null }: {
  room: number; online: number; seats: number; quorum?: number | null; label: string; under?: string | null;
}) {
  const places = seatPlaces(Math.max(seats, room + online));
  const size = places.length > 120 ? 3 : 4.6;
  return (
    <svg className="seats" viewBox={`0 -4 ${WIDE} 186`} role="img" aria-label={label}>
      {places.map(({ x, y }, index) => {
        const key = `${at(x)} ${at(y)}`;
        if (index < room) return <path key={key} fill="currentColor" d={`M${at(x - size)} ${at(y - size)}h${size * 2}v${size * 2}h-${size * 2}z`} />;
        return <circle key={key} cx={at(x)} cy={at(y)} r={index < room + online ? size + .4 : size - .4}
          className={index < room + online ? 'full' : 'void'} />;
      })}
      {quorum === null || quorum < 1 || quorum > places.length ? null : <Gate places={places} quorum={quorum} />}
      {quorum === null ? null : <text x={CENTRE.x} y="158">{quorum}</text>}
      {under === null ? null : <text className="under" x={CENTRE.x} y="174">{under}</text>}
    </svg>
  );
}

/** The quorum as a gate across the arcs, after its last seat. */
function Gate({ places, quorum }: { places: readonly Place[]; quorum: number }) {
  const next = places[quorum] ?? null;
  const angle = next === null ? 0 : ((places[quorum - 1]?.angle ?? 0) + next.angle) / 2;
  const point = (radius: number): string => `${at(CENTRE.x + radius * Math.cos(angle))} ${at(CENTRE.y - radius * Math.sin(angle))}`;
  return <path className="gate" d={`M${point(INNER - 14)}L${point(INNER - 28)}M${point(OUTER + 6)}L${point(OUTER + 14)}`} />;
}
