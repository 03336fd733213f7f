import type { Words } from '../words/words.ts';

/** Where the stations stand, and how many ideas are drawn in a room. */
const AT = [40, 150, 260, 370, 480];

/** The cover's drawing: ideas said in a room, flowing into one road that becomes a measure. */
export function LongRoad({ said }: { said: Words['platform'] }) {
  const streams = [30, 62, 94, 126];
  return (
    <svg
      className="road-bit"
      viewBox="0 0 520 260"
      role="img"
      aria-label={said.drawn}
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinejoin="round"
    >
      <path d="M40 190h220" />
      <path d="M260 190h220" strokeWidth="11" />
      <path d={streams.map((y, n) => `M${120 - n * 18} ${y}C${200 - n * 8} ${y} ${190 + n * 8} ${186} ${260} ${190 - (3 - n)}`).join('')} />
      <g fill="currentColor" stroke="none">
        {streams.map((y, n) => (
          <circle key={y} cx={120 - n * 18} cy={y} r="6" />
        ))}
      </g>
      <g className="ground">
        <circle cx={AT[0]} cy="190" r="24" />
        <circle cx={AT[1]} cy="190" r="24" />
        <circle cx={AT[2]} cy="190" r="24" />
      </g>
      <g fill="currentColor" stroke="none">
        <circle cx={AT[0]} cy="190" r="7" />
        <path d="M140 179h20v22h-20z" />
        <circle cx="260" cy="190" r="7" />
        <circle cx="249" cy="181" r="4" />
        <circle cx="271" cy="181" r="4" />
        <circle cx="249" cy="199" r="4" />
        <circle cx="271" cy="199" r="4" />
        <circle cx={AT[3]} cy="190" r="25" />
        <path d="M455 165h50v50h-50z" />
      </g>
      <path className="on-ground" d="m358 191 8 9 16-19" strokeWidth="6" />
      <g className="words">
        {said.stations.map((word, n) => (
          <text key={word} x={AT[n]} y="244" textAnchor="middle">
            {word}
          </text>
        ))}
      </g>
    </svg>
  );
}
