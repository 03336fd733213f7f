import { createHash } from 'node:crypto';
import type { Minutes } from '../../server/domain/votes/minutes.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective } from '../kit/builders.ts';
import { as } from '../kit/as.ts';
import { aHall, open, plan, vote } from './hall.ts';

test('before anything: no seat, no sitting, and the rule already said', async ({ page, server, database }) => {
  const collective = await aCollective(database);
  await page.goto(`${server.origin(collective.slug)}/parlement`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Parlement citoyen');
  await expect(page.getByText('Aucune séance n’est prévue')).toBeVisible();
  await expect(page.getByText('Aucun siège n’est pourvu')).toBeVisible();
  await expect(page.getByRole('region', { name: 'La règle de ce vote' })).toContainText('suffrages exprimés');
  for (const missing of ['/parlement/seances/1', '/parlement/seances/tout', '/parlement/seances/1/pv', '/parlement/seances/1/votes/rien']) {
    const answer = await ask(server, { slug: collective.slug, path: missing });
    expect([missing, answer.status]).toEqual([missing, 404]);
  }
  expect((await ask(server, { slug: collective.slug, path: '/parlement/seances/1/pv.json' })).status).toBe(404);
});

test('an agenda beside the whole: numbers with their whole, drawn and in a table, where each item comes from', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 3);
  await page.goto(`${server.origin(hall.collective.slug)}/parlement/seances/${sitting.number}`);
  await expect(
    page.getByText('À l’ordre du jour, 2 sur 3 (67\u202f%) dites en rencontre. Dans l’ensemble, 2 sur 4 (50\u202f%).'),
  ).toBeVisible();
  const byOrigin = page.getByRole('table', { name: 'Par origine' });
  await expect(byOrigin.getByRole('row', { name: /Issue d’une rencontre/ })).toContainText('2 (67\u202f%)');
  await expect(byOrigin.getByRole('row', { name: 'En tout' })).toContainText('34');
  await expect(page.locator('#point-1')).toContainText('Novel');
  await expect(page.locator('#point-2')).toContainText('en ligne');
  await expect(page.locator('#point-3')).toContainText('à débattre');
});

test('no result shows anywhere before it is announced, only how many ballots there are', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  await open(hall, sitting);
  const id = await vote(hall, sitting, 1, ['yes', 'yes', 'no', null], 'open');
  const base = `/parlement/seances/${sitting.number}`;
  const origin = server.origin(hall.collective.slug);
  const hidden = async () => {
    for (const [path, part] of [
      [base, '#point-1'],
      [`${base}/votes/${id}`, 'main .part >> nth=0'],
      [`${base}/pv`, '#point-1'],
      [`/seance/${sitting.number}/ecran`, '.slide'],
    ] as const) {
      await page.goto(origin + path);
      await expect(page.locator(part)).not.toContainText(/\d pour|\d contre|validée$/);
    }
    expect((await ask(server, { slug: hall.collective.slug, path: `${base}/pv.json` })).text).not.toContain('"yes"');
  };
  await hidden();
  await page.goto(`${origin}/seance/${sitting.number}/ecran`);
  await expect(page.getByText('3 bulletins sur 4 présent·es')).toBeAttached();
  await (await as(hall.collective, hall.organiser)).votes.close({ id });
  await hidden();
  await page.goto(`${origin}${base}/votes/${id}`);
  await expect(page.getByText('Le vote est clos')).toBeVisible();
});

test('from the minutes alone, anyone counts the votes again: counts, presence, decision and receipts', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 3);
  await open(hall, sitting);
  await vote(hall, sitting, 1, ['yes', 'yes', 'no', 'abstain']);
  await vote(hall, sitting, 2, ['no', 'no', 'yes', null]);
  await vote(hall, sitting, 3, ['yes', 'no', null, null]);
  await (await as(hall.collective, hall.organiser)).parliament.closeSitting({ sittingId: sitting.id });
  const file = await ask(server, { slug: hall.collective.slug, path: `/parlement/seances/${sitting.number}/pv.json` });
  expect(file.headers['content-disposition']).toContain('proces-verbal-seance-1.json');
  const minutes = JSON.parse(file.text) as Minutes & { format: string; version: number };
  expect([minutes.format, minutes.version]).toEqual(['fabrique-minutes', 1]);
  const verdicts = minutes.items.map(({ vote: one }) => recount(minutes, one!));
  expect(verdicts).toEqual(['adopted', 'rejected', 'tie']);

  await page.goto(`${server.origin(hall.collective.slug)}/parlement/seances/${sitting.number}/pv`);
  const first = page.locator('#point-1');
  await expect(first).toContainText('2 pour sur 3 exprimés, il en fallait 2 (2/3).');
  await expect(first.getByRole('row', { name: /Campanule/ })).toContainText('contre');
  await expect(page.locator('#point-2')).toContainText('écartée');
  await expect(page.locator('#point-3')).toContainText('sans décision : égalité des voix');
});

/** Shares nothing with the house: the rule as the file says it, by fractions of whole numbers. */
function recount(minutes: Minutes, vote: NonNullable<Minutes['items'][number]['vote']>): string {
  const count = (choice: string) => vote.rollCall.filter((line) => line.choice === choice).length;
  const [yes, no, abstain] = [count('yes'), count('no'), count('abstain')];
  const closedAt = String(vote.closedAt);
  const signed = minutes.roll.filter(
    (stay) => String(stay.arrivedAt) <= closedAt && (stay.leftAt === null || String(stay.leftAt) > closedAt),
  );
  const here = new Set([...signed.map(({ seatId }) => seatId), ...vote.rollCall.map(({ seatId }) => seatId)]);
  const present = vote.electors.filter((seat) => here.has(seat)).length;
  expect({ yes, no, abstain, present, enrolled: vote.electors.length }).toEqual({
    yes: vote.counts.yes,
    no: vote.counts.no,
    abstain: vote.counts.abstain,
    present: vote.counts.present,
    enrolled: vote.counts.enrolled,
  });
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  for (const { seatId, choice, castAt, receipt } of vote.rollCall) {
    const bytes = createHash('sha256')
      .update(`${vote.id}/${seatId}/${choice}/${String(castAt)}`)
      .digest();
    expect(receipt.replace(' ', '')).toBe([...bytes.subarray(0, 6)].map((byte) => alphabet[byte % 32]).join(''));
  }
  if (yes === no) return 'tie';
  return yes * vote.rule.threshold.den >= (yes + no) * vote.rule.threshold.num ? 'adopted' : 'rejected';
}

test('one vote, whole: its parts, its frozen rule, every ballot by pseudonym', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 2);
  await open(hall, sitting);
  const id = await vote(hall, sitting, 1, ['yes', 'yes', 'no', 'yes']);
  await page.goto(`${server.origin(hall.collective.slug)}/parlement/seances/${sitting.number}/votes/${id}`);
  const parts = page.getByRole('table', { name: 'Dans la salle et en ligne' });
  await expect(parts.getByRole('row', { name: /^pour/ })).toContainText('213');
  await expect(parts.getByRole('row', { name: /présent·es/ })).toContainText('314');
  await expect(page.getByText('3 pour sur 4 exprimés, il en fallait 3 (2/3).')).toBeVisible();
  await expect(page.getByRole('table', { name: '4 bulletins' }).getByRole('row', { name: /Digitale/ })).toContainText('en ligne');
  const other = await ask(server, { slug: hall.collective.slug, path: `/parlement/seances/${sitting.number + 1}/votes/${id}` });
  expect(other.status).toBe(404);
});
