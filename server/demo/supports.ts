import type { Chance } from './chance.ts';
import type { Proposal } from './proposals.ts';
import type { People } from './people.ts';
import { earlier, minutesLater, noteDeed, type Person, type World } from './world.ts';

/** As many supports as were written, each of another person, thinning out from the day of publication on. */
export function makeSupports(world: World, { all }: People, proposals: readonly Proposal[]): void {
  const phases = world.settings.phases.filter(({ opens }) => opens.includes('support'));
  const closing = earlier(world.at(Math.max(...phases.map(({ to }) => to)) + 1, 0), world.until);
  for (const { id, written, publishedAt, author, course: { fate, groupedAt } } of proposals) {
    if (publishedAt === null || written.supports === 0) continue;
    const chance = world.chance(`supports ${id}`);
    // A text that was answered could no longer be found; one that was set aside could no longer be backed.
    const shut = fate.kind === 'refused' ? minutesLater(publishedAt, 60) : 'sitting' in fate ? world.at(fate.sitting.day, 8) : closing;
    // From its grouping on, a support goes to its carrier.
    const joined = fate.kind === 'waits' && groupedAt !== null && groupedAt > minutesLater(publishedAt, 60) ? groupedAt : shut;
    const end = earlier(closing, joined);
    const span = end.getTime() - publishedAt.getTime();
    if (span < 60_000) throw new Error(`${world.slug}: nobody could back « ${written.title} » in time`);
    for (const person of backers(all, author, written.supports, chance)) {
      const at = awake(new Date(publishedAt.getTime() + 20_000 + Math.floor(chance.float() ** 2.2 * (span - 40_000))), end);
      noteDeed(person, at);
      world.rows.supports.push({ proposal_id: id, person_id: person.id, created_at: at });
    }
  }
}

/** Most people sleep: what would fall in the small hours comes in the morning, while there is still time. */
function awake(at: Date, end: Date): Date {
  const morning = minutesLater(at, 7 * 60);
  return at.getUTCHours() < 5 && morning < end ? morning : at;
}

/** Drawn by zeal, without the author. */
function backers(all: readonly Person[], author: Person | null, howMany: number, chance: Chance): Person[] {
  const keyed = all.map((person) => ({ person, key: person === author ? -1 : chance.float() ** (1 / person.zeal) }));
  return keyed.sort((a, b) => b.key - a.key).slice(0, howMany).map(({ person }) => person);
}
