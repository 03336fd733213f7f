import type { Choice, PlaceCounts, PresencePlace, VoteCounts } from './schema.ts';
import { tallyOf } from './rule.ts';

/** One elector at the moment of closing. attendance: where she is signed in; ballot: what she chose, from where. */
export interface RollLine { attendance: PresencePlace | null; ballot: { choice: Choice; place: PresencePlace } | null }

const PLACES: readonly PresencePlace[] = ['room', 'online'];

/**
 * Counts a roll call. Present is who is signed in, or has voted before leaving: she is counted where she voted from. The parts add up
 * to the whole.
 */
export function countRoll(lines: readonly RollLine[]): VoteCounts {
  const whereabouts = (line: RollLine): PresencePlace | null => line.ballot?.place ?? line.attendance;
  const at = (place: PresencePlace): PlaceCounts => {
    const here = lines.filter((line) => whereabouts(line) === place);
    return { present: here.length, ...tallyOf(here.flatMap(({ ballot }) => (ballot ? [ballot.choice] : []))) };
  };
  const [room, online] = PLACES.map(at) as [PlaceCounts, PlaceCounts];
  return {
    enrolled: lines.length, present: room.present + online.present, yes: room.yes + online.yes, no: room.no + online.no,
    abstain: room.abstain + online.abstain, places: { room, online },
  };
}
