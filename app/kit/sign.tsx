// The small signs and the marks of the road live in public/icons.svg; a page only points at them.

export type SignName =
  | 'road'
  | 'yes'
  | 'amended'
  | 'no'
  | 'back'
  | 'wait'
  | 'agenda'
  | 'read'
  | 'bar'
  | 'left'
  | 'grouped'
  | 'room'
  | 'screen'
  | 'collective'
  | 'go'
  | 'return'
  | 'up'
  | 'down'
  | 'alert'
  | 'info'
  | 'search'
  | 'shut'
  | 'hand'
  | 'bell'
  | 'answer';

export type MarkName =
  | 'said'
  | 'online'
  | 'collective'
  | 'sheet'
  | 'published'
  | 'answered'
  | 'grouped'
  | 'agenda'
  | 'validated'
  | 'amended'
  | 'sent-back'
  | 'set-aside'
  | 'withdrawn'
  | 'measure'
  | 'commitment'
  | 'ahead';

/** A sign in the colour and size of the text around it. It never stands without a word, so it is hidden from screen readers. */
export function Sign({ name }: { name: SignName }) {
  return (
    <svg className="sign" aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}

/** A station's mark on the road; a measure's mark carries its number. */
export function Mark({ name, number = null }: { name: MarkName; number?: string | null }) {
  return (
    <svg className="mark" viewBox="0 0 72 72" aria-hidden="true">
      <use href={`/icons.svg#mark-${name}`} />
      {number === null ? null : (
        <text x="36" y="48" textAnchor="middle">
          {number}
        </text>
      )}
    </svg>
  );
}
