import { as } from '../kit/as.ts';
import { aCollective, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { validated } from './fixtures.ts';

test('before the first edition: the first lines of each theme in the order of their numbers, and a whole theme page by page', async ({ database }) => {
  const collective = await aCollective(database);
  const all: number[] = [];
  for (let n = 0; n < 52; n += 1) all.push((await validated(collective, { theme: 'logement' })).reference!);
  const few = [await validated(collective, { theme: 'sante' }), await validated(collective, { theme: 'sante' })].map(({ reference }) => reference!);
  await aProposal(collective, { theme: 'sante' });
  const { programme } = await as(collective);
  const front = await programme.validated({});
  expect(front.lines.map(({ theme, reference }) => [theme, reference])).toEqual([...all.slice(0, 6).map((one) => ['logement', one]), ...few.map((one) => ['sante', one])]);
  expect([front.total.total, front.next]).toEqual([54, null]);
  const first = await programme.validated({ theme: 'logement' });
  expect(first.lines.map(({ reference }) => reference)).toEqual(all.slice(0, 50));
  const second = await programme.validated({ theme: 'logement', after: first.next });
  expect([second.lines.map(({ reference }) => reference), second.next]).toEqual([all.slice(50), null]);
});
