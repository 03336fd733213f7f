import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { minutesLater, type World } from './world.ts';

/** When the batches appeared: days from the day of planting, and the hour. */
const BATCHES = [{ day: -7, hour: 11 }, { day: -3, hour: 17.5 }] as const;

/** What the collective answered, in two batches, and what it is still preparing. An answer to what came later waits, ready. */
export function makeAnswers(world: World, people: People, proposals: readonly Proposal[]): void {
  const chance = world.chance('answers');
  const batches = BATCHES.map(({ day, hour }) => ({ at: world.at(day, hour), id: chance.id(world.at(day, hour)) }));
  for (const { index, batch, state, body } of world.content.answers) {
    const proposal = proposals[index]!;
    const written = chance.int(30, 2_000);
    if (proposal.publishedAt === null) continue;
    const first = batch === null ? -1 : batches.findIndex(({ at }, place) => place >= batch - 1 && at > minutesLater(proposal.publishedAt!, 1_440));
    const out = batches[first] ?? null;
    const before = out?.at ?? minutesLater(world.until, -60);
    const at = minutesLater(before, -Math.min(written, Math.floor((before.getTime() - proposal.publishedAt.getTime()) / 60_000)));
    const by = chance.pick([people.organiser, ...people.moderators]);
    const id = chance.id(at);
    world.rows.answers.push({
      id, proposal_id: proposal.id, body, state: out ? 'published' : state === 'published' ? 'ready' : state, version: out ? 2 : 1, prepared_by: by.id,
      updated_at: at, published_at: out?.at ?? null,
    });
    if (out === null) continue;
    world.rows.answer_versions.push({ answer_id: id, number: 1, body, note: null, batch: out.id, published_by: people.organiser.id, published_at: out.at });
    world.tell(out.at, { person: people.organiser, role: 'organiser' }, {
      verb: 'answer.published', subject: { type: 'proposal', id: proposal.id }, data: { number: 1, batch: out.id },
    });
  }
}
