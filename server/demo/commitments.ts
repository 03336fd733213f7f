import type { Progress } from '../db/tables/programme.ts';
import { roleOf, type People } from './people.ts';
import { minutesLater, type World } from './world.ts';

/** Days after the reference day at which the measures of the last edition became commitments: the election was a week before. */
const MADE_ON = 34;

/** The second act: every measure of the last edition as a commitment, with the steps that were written for it. */
export function makeCommitments(world: World, people: People): void {
  const { rows, content, since } = world;
  const edition = rows.editions.at(-1);
  if (since === 0 || !edition) return;
  const chance = world.chance('commitments');
  const who = { person: people.organiser, role: roleOf(people, people.organiser) };
  const keys = new Map(content.programme.measures.map(({ key }, index) => [rows.measures[index]!.id, key]));
  const printed = rows.edition_measures.filter(({ edition_id }) => edition_id === edition.id);
  for (const [index, { measure_id }] of printed.entries()) {
    const madeAt = minutesLater(world.at(MADE_ON, 10), index);
    const id = chance.id(madeAt);
    const subject = { type: 'commitment' as const, id };
    const steps = content.commitments.find(({ measure }) => measure === keys.get(measure_id))?.steps ?? [];
    rows.commitments.push({
      id, edition_id: edition.id, measure_id, made_at: madeAt, version: steps.length + 1, state: steps.at(-1)?.state ?? 'not_started',
      wording: steps.findLast(({ wording }) => wording !== null)?.wording ?? null,
    });
    world.tell(madeAt, who, { verb: 'commitment.made', subject, data: { measure: measure_id, edition: edition.number } });
    let from: Progress = 'not_started';
    for (const { day, state, reason, evidence, url, wording } of steps) {
      const at = minutesLater(world.at(since + day + 1, 9), chance.int(0, 500));
      rows.progress_steps.push({
        id: chance.id(at), commitment_id: id, state, reason, evidence, evidence_url: url, happened_on: world.day(since + day), wording,
        recorded_by: who.person.id, recorded_at: at,
      });
      world.tell(at, who, { verb: 'commitment.progressed', subject, data: { from, to: state } });
      from = state;
    }
  }
}
