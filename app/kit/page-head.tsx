import type { ReactNode } from 'react';

/** A title longer than this comes down a step, so that four lines of it never fill a screen. */
const LONG = 60;

/**
 * The head of a page, set like a printed one: a line that says where we are (and, on its right, when or what about), the title, and
 * what stands beside or under it. `grand` is for the pages that are about one thing: a proposal, a meeting, a sitting.
 */
export function PageHead({
  title,
  left = null,
  right = null,
  beside = null,
  lede = null,
  grand = false,
}: {
  title: string;
  left?: ReactNode;
  right?: ReactNode;
  beside?: ReactNode;
  lede?: ReactNode;
  grand?: boolean;
}) {
  const look = ['wrap head', grand ? 'grand' : '', title.length > LONG ? 'long' : '', beside === null ? '' : 'beside-it']
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={look}>
      {left === null && right === null ? null : (
        <div className="folio">
          <span>{left}</span>
          <span>{right}</span>
        </div>
      )}
      <h1>{title}</h1>
      {beside === null ? null : <div className="beside">{beside}</div>}
      {lede === null ? null : <div className="lede">{lede}</div>}
    </div>
  );
}

/** A section whose heading stands in the margin on wide screens, with a quiet line under it. */
export function Part({
  title,
  lead = null,
  id,
  tight = false,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  id: string;
  tight?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={`wrap part${tight ? ' tight' : ''}`} aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {lead === null ? null : <small>{lead}</small>}
      </h2>
      <div>{children}</div>
    </section>
  );
}
