import type { Look } from '../../tenants/settings.ts';
import { palette } from '../../tenants/theme.ts';

/** Two stations in a collective's own colour: its sign on a page that is not its own. */
export function DoorMark({ look }: { look: Look }) {
  const { strong } = palette(look, 'light');
  return (
    <svg className="door-mark" viewBox="0 0 64 26" aria-hidden="true" fill="none" stroke={strong} strokeWidth="5">
      <circle cx="13" cy="13" r="10" fill={strong} />
      <path d="M24 13h17" strokeWidth="8" />
      <circle cx="51" cy="13" r="10" />
    </svg>
  );
}
