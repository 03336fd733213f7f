import type { ProposalStatus } from '../../db/tables/proposals.ts';
import { has, type Actor } from '../actor.ts';
import type { Allowed } from '../proposals/policy.ts';

/** Grouping, undoing and splitting change what everyone reads: organisers alone, never while nothing public may change. */
export function mayGroup(actor: Actor, { frozen }: { frozen: boolean }): Allowed {
  if (!has(actor, 'organiser')) return 'role.missing';
  return frozen ? 'freeze.running' : true;
}

/**
 * Whether a carrier can change: not while another carries it, nor on an agenda (what is put to the vote stands), nor after its vote, whose
 * verdict is the fate of all that it carries. Sent back by the parliament, it can: that is how a grouping is reworked.
 */
export function mayChangeCarrier(status: ProposalStatus): Allowed {
  if (status === 'published' || status === 'sent_back') return true;
  if (status === 'grouped') return 'grouping.carrier_grouped';
  return status === 'in_validation' ? 'grouping.carrier_on_agenda' : 'grouping.carrier_decided';
}
