import type { ReactNode } from 'react';

/** A list with nothing in it: what that means, and what to do next. The road drawn above has its stations still to walk. */
export function EmptyState({
  title,
  children,
  action = null,
  level = 2,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="empty">
      <RoadAhead />
      <Heading>{title}</Heading>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action === null ? null : <div className="act">{action}</div>}
    </div>
  );
}

/** A road that nobody has walked yet. */
export function RoadAhead({ className }: { className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 220 32"
      width="220"
      height="32"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
    >
      <circle cx="16" cy="16" r="10" fill="currentColor" />
      <path d="M30 16h54M116 16h54" strokeDasharray="5 5" />
      <circle cx="100" cy="16" r="12" strokeDasharray="5 4.4" />
      <circle cx="186" cy="16" r="12" strokeDasharray="5 4.4" />
    </svg>
  );
}
