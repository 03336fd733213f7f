import { env } from '../../server/env.ts';

/** The apex's own address, for pages shown on a host that is not ours. */
export function apexAddress(): string {
  const { publicProtocol, apexHost, mode, port } = env();
  return `${publicProtocol}://${apexHost}${mode === 'demo' ? `:${port}` : ''}/`;
}
