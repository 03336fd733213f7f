// The seats of a parliament, drawn as a half circle: who is there, who is not, and where the quorum is.

const [WIDE, OUTER, INNER] = [340, 164, 60];
const CENTRE = { x: WIDE / 2, y: 172 };

type Place = { x: number; y: number; angle: number };

/** The places of `n` seats on up to seven arcs, from the left to the right, and how large a seat can be. */
export function seatPlaces(n: number): { places: Place[]; size: number } {
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
  const [along, across] = [(Math.PI * length) / Math.max(1, n), rows === 1 ? 60 : (OUTER - INNER) / (rows - 1)];
  return { places: places.sort((a, b) => b.angle - a.angle), size: Math.min(13, 0.3 * Math.min(along, across)) };
}

const at = (value: number): string => value.toFixed(1);

/** One shape a seat: full square in the room, full disc online, hollow when nobody sits there. `quorum` is a number of people. */
export function Hemicycle({
  room,
  online,
  seats,
  quorum = null,
  label,
  under = null,
}: {
  room: number;
  online: number;
  seats: number;
  quorum?: number | null;
  label: string;
  under?: string | null;
}) {
  const { places, size } = seatPlaces(Math.max(seats, room + online));
  return (
    <svg className="seats" viewBox={`-10 -26 ${WIDE + 20} 216`} role="img" aria-label={label}>
      {places.map(({ x, y }, index) => {
        const key = `${at(x)} ${at(y)}`;
        if (index < room)
          return <path key={key} fill="currentColor" d={`M${at(x - size)} ${at(y - size)}h${size * 2}v${size * 2}h-${size * 2}z`} />;
        return (
          <circle
            key={key}
            cx={at(x)}
            cy={at(y)}
            r={at(index < room + online ? size * 1.1 : size)}
            className={index < room + online ? 'full' : 'void'}
          />
        );
      })}
      {quorum === null || quorum < 1 || quorum > places.length ? null : <Gate places={places} quorum={quorum} size={size} />}
      {quorum === null ? null : (
        <text x={CENTRE.x} y="166">
          {quorum}
        </text>
      )}
      {under === null ? null : (
        <text className="under" x={CENTRE.x} y="182">
          {under}
        </text>
      )}
    </svg>
  );
}

/** The quorum as a gate across the arcs, after its last seat. */
function Gate({ places, quorum, size }: { places: readonly Place[]; quorum: number; size: number }) {
  const next = places[quorum] ?? null;
  const angle = next === null ? 0 : ((places[quorum - 1]?.angle ?? 0) + next.angle) / 2;
  const point = (radius: number): string => `${at(CENTRE.x + radius * Math.cos(angle))} ${at(CENTRE.y - radius * Math.sin(angle))}`;
  return (
    <path
      className="gate"
      d={`M${point(INNER - size - 3)}L${point(INNER - size - 13)}M${point(OUTER + size + 3)}L${point(OUTER + size + 14)}`}
    />
  );
}
