import { expect, test } from 'playwright/test';
import { Turns, type Done } from '../../server/http/turns.ts';

/** Takes a turn and writes down when it came. */
function ask(turns: Turns, tenant: string, came: string[], done: Map<string, Done>, name = tenant): boolean {
  const turn = turns.take(tenant);
  void turn?.then((end) => {
    came.push(name);
    done.set(name, end);
  });
  return turn !== null;
}

const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test('T77 one at a time for each collective, so many at once in all: who asks much waits behind who asks little', async () => {
  const turns = new Turns(2, 3);
  const came: string[] = [];
  const done = new Map<string, Done>();
  for (const n of [1, 2, 3, 4]) expect(ask(turns, 'A', came, done, `A${n}`), `A${n}`).toBe(true);
  // Three wait already: the next is asked to come again, and that of another collective is not.
  expect(ask(turns, 'A', came, done, 'A5')).toBe(false);
  for (const tenant of ['G', 'M']) expect(ask(turns, tenant, came, done)).toBe(true);
  await settled();
  expect(came).toEqual(['A1', 'G']);
  done.get('G')!();
  await settled();
  expect(came).toEqual(['A1', 'G', 'M']);
  done.get('A1')!();
  await settled();
  expect(came).toEqual(['A1', 'G', 'M', 'A2']);
  for (const name of ['A2', 'M']) done.get(name)!();
  await settled();
  done.get('A3')!();
  await settled();
  expect(came).toEqual(['A1', 'G', 'M', 'A2', 'A3', 'A4']);
});
