import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { TRPCError } from '@trpc/server';
import { inTenant } from '../../server/db/root.ts';
import type { SettingsEdit } from '../../server/domain/collectives/schema.ts';
import { settingsOf } from '../../server/domain/collectives/queries.ts';
import { isDomainError, type DomainError } from '../../server/domain/errors.ts';
import { addDays } from '../../tenants/calendar.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';

/** The settings of a collective as the form would send them back unchanged. */
function editOf(settings: CollectiveSettings, version: number, change: Partial<SettingsEdit> = {}): SettingsEdit {
  const { name, noun, look, welcome, themes, phases, tagline, referenceDay } = settings;
  return structuredClone({
    version, name, noun, welcome, tagline, look: { hue: look.hue, chroma: look.chroma }, themes,
    phases: phases.map(({ code, label, from, to, opens, overlaps }) => ({
      code, label, opens, overlaps, fromDay: addDays(referenceDay, from), toDay: addDays(referenceDay, to),
    })),
    ...change,
  }) as SettingsEdit;
}

async function refusalOf(call: Promise<unknown>): Promise<DomainError> {
  const error = await call.then(() => null, (thrown: unknown) => thrown);
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!isDomainError(cause)) throw new Error('not refused', { cause: error });
  return cause;
}

test('an organiser changes the name, the noun, the hue, the welcome, the themes and the phases, in one deed of the journal', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await as(collective, await aPerson(collective, ['organiser']));
  const before = await inTenant(collective.id, 'read', settingsOf);
  const themes = [...before.themes, { code: 'lumiere', label: { fr: 'Lumière', en: 'Light' } }];
  const answer = await organiser.collectives.editSettings(editOf(before, 1, {
    name: 'Nouveau nom', themes, look: { hue: 300, chroma: 'vivid' }, noun: { fr: { one: 'idée', many: 'idées', feminine: true }, en: { one: 'idea', many: 'ideas' } },
  }));
  expect(answer).toEqual({ version: 2 });
  const after = await inTenant(collective.id, 'read', settingsOf);
  expect(after).toMatchObject({ name: 'Nouveau nom', look: { hue: 300, chroma: 'vivid' }, noun: { fr: { one: 'idée' } } });
  expect(after.themes.at(-1)).toEqual({ code: 'lumiere', label: { fr: 'Lumière', en: 'Light' } });
  expect(after.phases).toEqual(before.phases);
  const { rows } = await database.superuserPool.query('select verb, data from journal where tenant_id = $1', [collective.id]);
  expect(rows).toEqual([{ verb: 'collective.settings_changed', data: { fields: ['name', 'noun', 'look', 'themes'] } }]);
});

test('wrong settings are refused as a whole, each field named, and nothing is written', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await as(collective, await aPerson(collective, ['organiser']));
  const before = await inTenant(collective.id, 'read', settingsOf);
  const edit = editOf(before, 1, { name: '', look: { hue: 400, chroma: 'clear' } });
  const refusal = await refusalOf(organiser.collectives.editSettings(edit));
  expect(refusal.code).toBe('collective.settings_invalid');
  expect(refusal.problems.map(({ field }) => field).sort()).toEqual(['look.hue', 'name']);
  const phase = { ...editOf(before, 1).phases[0]!, fromDay: '2026-02-30' };
  const dated = await refusalOf(organiser.collectives.editSettings(editOf(before, 1, { phases: [phase] })));
  expect(dated.problems).toEqual([{ field: 'phases.0.fromDay', code: 'settings.day', data: {} }]);
  const backwards = await refusalOf(organiser.collectives.editSettings(editOf(before, 1, { phases: [{ ...phase, fromDay: '2026-03-02', toDay: '2026-03-01' }] })));
  expect(backwards.problems.map(({ field }) => field)).toEqual(['phases.0.toDay']);
  expect(await inTenant(collective.id, 'read', settingsOf)).toEqual(before);
  const { rows } = await database.superuserPool.query('select count(*)::int as n from journal where tenant_id = $1', [collective.id]);
  expect(rows).toEqual([{ n: 0 }]);
});

test('T51 two organisers at once: the second is told, and overwrites nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await as(collective, await aPerson(collective, ['organiser'])), await as(collective, await aPerson(collective, ['organiser']))];
  const before = await inTenant(collective.id, 'read', settingsOf);
  const results = await Promise.allSettled([
    one.collectives.editSettings(editOf(before, 1, { name: 'Première' })), two.collectives.editSettings(editOf(before, 1, { name: 'Seconde' })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as TRPCError).message] : []));
  expect(reasons).toEqual(['collective.version_conflict']);
});

test('a theme that texts bear can be renamed, not removed', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await as(collective, await aPerson(collective, ['organiser']));
  await aProposal(collective, { theme: 'logement' });
  const before = await inTenant(collective.id, 'read', settingsOf);
  const without = before.themes.filter(({ code }) => code !== 'logement');
  const refusal = await refusalOf(organiser.collectives.editSettings(editOf(before, 1, { themes: [...without] as SettingsEdit['themes'] })));
  expect(refusal).toMatchObject({ code: 'collective.theme_in_use', field: 'themes', data: { n: 1 } });
  const renamed = before.themes.map((theme) => (theme.code === 'logement' ? { code: 'logement', label: { fr: 'Se loger', en: null } } : theme));
  await organiser.collectives.editSettings(editOf(before, 1, { themes: [...renamed] as SettingsEdit['themes'] }));
});

test('T59 during the freeze the settings stay as they are', async ({ database }) => {
  const day = new Date(Date.now()).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  const collective = await aCollective(database, { election: { rounds: [day] } });
  const organiser = await as(collective, await aPerson(collective, ['organiser']));
  const before = await inTenant(collective.id, 'read', settingsOf);
  expect((await refusalOf(organiser.collectives.editSettings(editOf(before, 1, { name: 'Pendant la réserve' })))).code).toBe('freeze.running');
});
