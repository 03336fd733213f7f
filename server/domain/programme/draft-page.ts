import { isFrozen, phasesAt } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import type { DraftChapter } from './compose.ts';
import { mayReadDraft, type ProgrammeDoors } from './policy.ts';
import { readPlan } from './working-copy.ts';

export interface DraftPage { chapters: DraftChapter[]; latest: number | null; doors: ProgrammeDoors }

/** What the calendar says of the programme now: a phase that opens it shows the working copy to the collective’s people, frozen or not. */
export async function programmeDoors(db: TenantDb): Promise<ProgrammeDoors> {
  const [settings, at] = [await settingsOf(db), now()];
  return { programme: phasesAt(settings, at).some(({ opens }) => opens.includes('programme')), frozen: isFrozen(settings, at) };
}

/** The working copy as the collective’s people read it. @throws sign_in.required, phase.closed */
export async function draftPage(db: TenantDb, actor: Actor): Promise<DraftPage> {
  const doors = await programmeDoors(db);
  const allowed = mayReadDraft(actor, doors);
  if (allowed !== true) throw new DomainError(allowed);
  const [{ chapters }, latest] = await Promise.all([
    readPlan(db), db.selectFrom('editions').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst(),
  ]);
  return { chapters, latest: latest?.number ?? null, doors };
}

export type DraftMeasurePage = { chapter: { id: string; title: string }; measure: DraftChapter['measures'][number]; doors: ProgrammeDoors };

/** One measure of the working copy. @throws sign_in.required, phase.closed, measure.not_found */
export async function draftMeasurePage(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<DraftMeasurePage> {
  const { chapters, doors } = await draftPage(db, actor);
  const chapter = chapters.find(({ measures }) => measures.some((one) => one.id === id));
  if (!chapter) throw new DomainError('measure.not_found');
  return { chapter: { id: chapter.id, title: chapter.title }, measure: chapter.measures.find((one) => one.id === id)!, doors };
}
