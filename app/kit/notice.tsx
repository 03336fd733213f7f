import type { ReactNode } from 'react';
import { Sign, type SignName } from './sign.tsx';
import type { Tone } from './tag.tsx';

const SIGN: Record<Tone, SignName> = { yes: 'yes', no: 'alert', wait: 'wait', plain: 'info' };

/** A message in the flow of the page. `live` has it read aloud at once: for the answer to what someone has just done. */
export function Notice({
  tone = 'plain',
  title = null,
  live = false,
  children,
}: {
  tone?: Tone;
  title?: string | null;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`} role={live ? 'status' : undefined}>
      <Sign name={SIGN[tone]} />
      <div>
        {title === null ? null : <p className="cap">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
