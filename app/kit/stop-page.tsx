import type { ReactNode } from 'react';

/** A page that says why there is no page, and where to go. It keeps the look of wherever it stands: the collective's, or the platform's. */
export function StopPage({
  title,
  lead,
  folio = null,
  children = null,
}: {
  title: string;
  lead: string;
  folio?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="wrap stop">
      {folio === null ? null : (
        <div className="folio">
          <span>{folio}</span>
        </div>
      )}
      <h1>{title}</h1>
      <p className="lede">{lead}</p>
      <BrokenRoad />
      {children === null ? null : <div className="act">{children}</div>}
    </div>
  );
}

/** A road that stops before its station. */
function BrokenRoad() {
  return (
    <svg
      className="road-bit"
      viewBox="0 0 340 44"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
    >
      <circle cx="22" cy="22" r="16" fill="currentColor" />
      <path d="M40 22h62" strokeWidth="9" strokeLinecap="butt" />
      <path d="M112 22h60" strokeDasharray="9 10" />
      <path d="M194 22h34" strokeDasharray="2 12" />
      <circle cx="306" cy="22" r="18" strokeDasharray="7 7.1" />
    </svg>
  );
}
