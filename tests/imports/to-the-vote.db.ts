import { as } from '../kit/as.ts';
import { aPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aMember, aSitting } from '../kit/parliament.ts';
import { newId } from '../../server/domain/ids.ts';
import { ruleOf } from '../votes/rule-grid.ts';
import { readPaths } from '../../server/import/files.ts';
import { READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import { importInto, inside, newTenant } from './house.ts';
import { sharedPath } from './shared-data.ts';

const CHOICES = ['yes', 'no', 'abstain'] as const;

test('forty of Barcelona’s proposals go to the vote, and their verdicts stand on their roads beside the imported ones', async ({ database }) => {
  test.setTimeout(120_000);
  const tenant = await newTenant(database);
  const collective = { ...tenant, name: 'Barcelona' };
  await importInto(tenant.id, readPaths([sharedPath('barcelona-pam-2016')], READ_DEFAULTS).files, true);
  const organiser = await as(collective, await aPerson(collective, ['organiser']));
  const members = [await aMember(collective), await aMember(collective), await aMember(collective)];
  const sitting = await aSitting(collective, { state: 'open', present: members });
  const chosen = await inside(tenant.id, (db) => db.selectFrom('proposals').select(['id', 'reference', 'status', 'origin'])
    .orderBy('shuffle').orderBy('id').limit(40).execute());
  const { itemIds } = await organiser.parliament.addToAgenda({ sittingId: sitting.id, proposalIds: chosen.map(({ id }) => id) });
  expect(itemIds).toHaveLength(40);
  for (const [n, itemId] of itemIds.entries()) {
    const id = newId();
    await organiser.votes.open({ id, itemId, rule: ruleOf({ threshold: { num: 1, den: 2, strict: true } }) });
    // Every third is carried, every third refused, every third tied at one to one.
    const choices = n % 3 === 0 ? ['yes', 'yes', 'no'] as const : n % 3 === 1 ? ['no', 'no', 'yes'] as const : CHOICES;
    for (const [index, member] of members.entries()) await (await as(collective, member)).votes.cast({ id, choice: choices[index]! });
    await organiser.votes.close({ id });
    await organiser.votes.announce({ id, reason: 'Le parlement citoyen s’est prononcé après lecture du texte.' });
  }
  for (const [n, { id, status }] of chosen.entries()) {
    const page = await organiser.proposals.byId({ id });
    // A tie decides nothing: the text goes back to the verdict it came with.
    expect(page.status).toBe(n % 3 === 0 ? 'validated' : n % 3 === 1 ? 'set_aside' : status);
    const verdicts = page.road.filter((station) => station.kind === 'verdict');
    expect(verdicts.map((station) => station.imported)).toEqual(n % 3 === 2 ? [true] : [true, false]);
    expect(page.road.filter((station) => station.kind === 'agenda')).toHaveLength(1);
  }
  const list = await organiser.proposals.list({});
  expect(list.all).toEqual({ total: 10_860, online: 5_062, meeting: 4_498, collective: 1_300 });
});
