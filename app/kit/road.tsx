import type { ReactNode } from 'react';
import type { Words } from '../words/words.ts';
import { Mark, type MarkName } from './sign.tsx';

/** One station of the road of an idea. */
export type Station = {
  mark: MarkName;
  /** The day or the days, already in words; for what is to come « après mars 2026 » or null. */
  when: string | null;
  /** The machine's date, where there is one. */
  at?: string | null;
  title: string;
  href?: string | null;
  text?: ReactNode;
  /** A measure's number, drawn in its mark. */
  number?: string | null;
  /** Ideas that join here: drawn as streams flowing in, and the line is broad from here on. */
  joined?: number;
  /** Not walked yet: hollow, at the end of a dashed line. */
  ahead?: boolean;
};

/** More stations than this do not fit side by side: the road then goes down the page on every screen. */
const ACROSS = 7;

/**
 * The signature drawing: the road of an idea from where it was said to what became of it. A list of links for everyone; across the page
 * where there is room. `children` is the heading's second line, « Six étapes franchies… » by default.
 */
export function Road({
  stations,
  words,
  title,
  id = 'chemin',
  children,
}: {
  stations: readonly Station[];
  words: Words;
  title?: string;
  id?: string;
  children?: ReactNode;
}) {
  const ahead = stations.filter((station) => station.ahead).length;
  return (
    <section className="road" aria-labelledby={id}>
      <h2 id={id}>{title ?? words.kit.road.title}</h2>
      <p>{children ?? words.kit.road.summary(stations.length - ahead, ahead)}</p>
      <ol className={stations.length > ACROSS ? 'way' : 'way across'}>
        {stations.map((station, index) => (
          <li key={`${index} ${station.title}`} className={lookOf(stations, index)}>
            {station.joined ? <Streams count={station.joined} /> : null}
            <Mark name={station.ahead ? 'ahead' : station.mark} number={station.ahead ? null : station.number} />
            <div>
              <When station={station} words={words} />
              <h3>{station.href ? <a href={station.href}>{station.title}</a> : <span>{station.title}</span>}</h3>
              {station.text ? <p>{station.text}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function lookOf(stations: readonly Station[], index: number): string | undefined {
  const station = stations[index];
  const wide = stations.slice(0, index + 1).some((earlier) => (earlier.joined ?? 0) > 0);
  const look = [wide ? 'wide' : '', station?.joined ? 'in' : '', station?.ahead ? 'ahead' : '', stations[index + 1]?.ahead ? 'next' : ''];
  const text = look.filter((name) => name !== '').join(' ');
  return text === '' ? undefined : text;
}

function When({ station, words }: { station: Station; words: Words }) {
  const said = station.when ?? (station.ahead ? words.kit.road.toCome : null);
  if (said === null) return null;
  return station.at ? <time dateTime={station.at}>{said}</time> : <span className="when">{said}</span>;
}

// The others flowing in, drawn twice: from above for a road that goes down, from the upper left for one that goes across.
function Streams({ count }: { count: number }) {
  const shown = Math.min(count, 4);
  const down = [28, 60, 92, 124].slice(0, shown);
  const across = [82, 56, 30, 4].slice(0, shown);
  return (
    <>
      <svg className="streams v" viewBox="0 0 130 68" aria-hidden="true">
        <path d={down.map((x, n) => `M${x} ${n * 3}C${x} ${30 + n * 7} ${n * 2} ${30 + n * 4} ${n * 2} ${66 + n * 4}`).join('')} />
        {down.map((x, n) => (
          <circle key={x} cx={x} cy={n * 3} r="6" />
        ))}
      </svg>
      <svg className="streams h" viewBox="0 0 140 110" aria-hidden="true">
        <path
          d={across.map((y, n) => `M8 ${y}C${70 + n * 10} ${y} ${60 + n * 10} ${108 - n * 3} ${120 + n * 6} ${108 - n * 2}`).join('')}
        />
        {across.map((y) => (
          <circle key={y} cx="8" cy={y} r="6" />
        ))}
      </svg>
    </>
  );
}

/** A step of the road read backwards: the measure first, the room where it was said last. */
export type BackStep = { key: string; title: string; href?: string | null; when?: string | null; text?: ReactNode; alone?: boolean };

/** « D'où vient cette mesure ? »: the same road read backwards, folded under a measure. */
export function RoadBack({
  steps,
  words,
  open = false,
  title,
}: {
  steps: readonly BackStep[];
  words: Words;
  open?: boolean;
  title?: string;
}) {
  return (
    <details className="whence road" open={open}>
      <summary>{title ?? words.kit.road.sources}</summary>
      <ol className="back-way">
        {steps.map((step) => (
          <li key={step.key} className={step.alone ? 'thin' : undefined}>
            <b>{step.href ? <a href={step.href}>{step.title}</a> : step.title}</b>
            {step.when ?? null}
            {step.when && step.text ? <br /> : null}
            {step.text ?? null}
          </li>
        ))}
      </ol>
    </details>
  );
}
