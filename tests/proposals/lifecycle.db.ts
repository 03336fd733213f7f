import fc from 'fast-check';
import { inTenant } from '../../server/db/root.ts';
import type { ProposalStatus } from '../../server/db/tables/proposals.ts';
import { newId } from '../../server/domain/ids.ts';
import { MOVES, type Move } from '../../server/domain/proposals/lifecycle.ts';
import { moveOne } from '../../server/domain/proposals/moves.ts';
import { STATUSES } from '../../server/domain/proposals/schema.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

const ROLES = ['nobody', 'author', 'resident', 'volunteer', 'moderator', 'organiser'] as const;
type Who = (typeof ROLES)[number];
const DEEDS = [
  'publish',
  'publish_read',
  'keep',
  'refuse',
  'reinstate',
  'withdraw',
  'group',
  'split',
  'ungroup',
  'put_on_agenda',
  'take_off_agenda',
  'leave_undecided',
  'validated',
  'validated_amended',
  'sent_back',
  'set_aside',
] as const;
type Deed = (typeof DEEDS)[number];
// Beyond any number that the counter gives meanwhile.
let numbers = 1_000_000;
const READERS: readonly Who[] = ['moderator', 'organiser'];
/** Moves of the house itself, behind deeds that have their own tests. */
const PARLIAMENT: readonly Deed[] = [
  'group',
  'split',
  'ungroup',
  'publish_read',
  'put_on_agenda',
  'take_off_agenda',
  'leave_undecided',
  'validated',
  'validated_amended',
  'sent_back',
  'set_aside',
];

/** Written by hand from product.md, "The road of an idea", and from nothing else: what may follow what. */
const ROAD: Record<ProposalStatus, Partial<Record<Deed, ProposalStatus>>> = {
  submitted: { publish: 'published', publish_read: 'published', refuse: 'inadmissible', withdraw: 'withdrawn' },
  published: {
    keep: 'published', refuse: 'inadmissible', withdraw: 'withdrawn', put_on_agenda: 'in_validation', group: 'grouped', split: 'grouped',
  },
  inadmissible: { reinstate: 'published' },
  in_validation: {
    take_off_agenda: 'published',
    leave_undecided: 'published',
    validated: 'validated',
    validated_amended: 'validated_amended',
    sent_back: 'sent_back',
    set_aside: 'set_aside',
  },
  sent_back: { withdraw: 'withdrawn', put_on_agenda: 'in_validation', group: 'grouped', split: 'grouped' },
  validated: {},
  validated_amended: {},
  set_aside: {},
  withdrawn: {},
  grouped: { ungroup: 'published', withdraw: 'withdrawn' },
};

function mayDo(who: Who, deed: Deed): boolean {
  if (PARLIAMENT.includes(deed)) return true;
  return deed === 'withdraw' ? who === 'author' : READERS.includes(who);
}

interface World {
  collective: TestCollective;
  people: Record<Exclude<Who, 'nobody'>, TestPerson>;
}

async function world(database: Parameters<typeof aCollective>[0]): Promise<World> {
  const collective = await aCollective(database, { moderation: 'before' });
  const [author, resident, volunteer, moderator, organiser] = await Promise.all([
    aPerson(collective),
    aPerson(collective),
    aPerson(collective, ['volunteer']),
    aPerson(collective, ['moderator']),
    aPerson(collective, ['organiser']),
  ]);
  return { collective, people: { author, resident, volunteer, moderator, organiser } };
}

async function doIt({ collective, people }: World, id: string, who: Who, deed: Deed): Promise<string> {
  const router = (await as(collective, who === 'nobody' ? { kind: 'anonymous' } : people[who])).proposals;
  const deeds: Partial<Record<Deed, () => Promise<unknown>>> = {
    withdraw: () => router.withdraw({ id }),
    publish: () => router.moderate({ id, decision: 'publish' }),
    keep: () => router.moderate({ id, decision: 'keep' }),
    reinstate: () => router.moderate({ id, decision: 'reinstate' }),
    refuse: () => router.moderate({ id, decision: 'refuse', reason: 'charter', answer: 'Un point de la charte manque.' }),
  };
  const run = deeds[deed] ?? (() => inTenant(collective.id, 'write', (db) => moveOne(db, id, deed as Move)));
  return run().then(
    () => 'done',
    (error: Error & { code?: string }) => error.message,
  );
}

async function statusOf(
  collective: TestCollective,
  id: string,
): Promise<{ status: ProposalStatus; reference: number | null; listed: boolean; published_at: Date | null; decided_at: Date | null }> {
  return inTenant(collective.id, 'read', (db) =>
    db
      .selectFrom('proposals')
      .select(['status', 'reference', 'listed', 'published_at', 'decided_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );
}

test('the table of moves is the road that product.md tells', () => {
  for (const status of STATUSES) {
    for (const [move, { from, to }] of Object.entries(MOVES))
      expect(from.includes(status) ? to : undefined).toBe(ROAD[status][move as Deed]);
  }
});

test('P3 no sequence of calls by any roles makes a forbidden move, loses a number or publishes without one', async ({ database }) => {
  test.slow();
  const here = await world(database);
  const step = fc.tuple(fc.constantFrom(...ROLES), fc.constantFrom(...DEEDS));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const id = newId();
      await inTenant(here.collective.id, 'write', (db) =>
        db
          .insertInto('proposals')
          .values({
            id,
            title: 'Une idée qui marche',
            body: 'Elle va où on la mène.',
            theme: 'logement',
            status: 'submitted',
            origin: 'online',
            voice: 'resident',
            author_id: here.people.author.id,
            shuffle: 7,
          })
          .execute(),
      );
      let expected: ProposalStatus = 'submitted';
      let number: number | null = null;
      for (const [who, deed] of steps) {
        const next: ProposalStatus | undefined = ROAD[expected][deed];
        const answer = await doIt(here, id, who, deed);
        if (mayDo(who, deed) && next) expect(answer).toBe('done');
        else expect(answer).not.toBe('done');
        if (answer === 'done') expected = next!;
        const now = await statusOf(here.collective, id);
        expect(now.status).toBe(expected);
        if (number !== null) expect(now.reference).toBe(number);
        number = now.reference;
        if (now.listed) expect(now.reference !== null && now.published_at !== null).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test('every deed by every role from every status: done or a coded refusal, and what is hidden answers as if it were not there', async ({
  database,
}) => {
  test.slow();
  const here = await world(database);
  for (const status of STATUSES) {
    for (const who of ROLES) {
      for (const deed of ['publish', 'keep', 'refuse', 'reinstate', 'withdraw'] as const) {
        const id = newId();
        const seen = !['submitted', 'inadmissible', 'withdrawn'].includes(status);
        await inTenant(here.collective.id, 'write', (db) =>
          db
            .insertInto('proposals')
            .values({
              id,
              title: 'Une idée qui marche',
              body: 'Elle va où on la mène.',
              theme: 'logement',
              status,
              origin: 'online',
              voice: 'resident',
              reference: seen ? (numbers += 1) : null,
              published_at: seen ? new Date() : null,
              author_id: here.people.author.id,
              shuffle: 7,
            })
            .execute(),
        );
        const answer = await doIt(here, id, who, deed);
        const allowed = mayDo(who, deed) && ROAD[status][deed] !== undefined;
        const hidden = !seen && who !== 'author';
        const refusal =
          who === 'nobody'
            ? 'sign_in.required'
            : deed === 'withdraw'
              ? hidden && !READERS.includes(who)
                ? 'proposal.not_found'
                : who === 'author'
                  ? 'proposal.transition_forbidden'
                  : 'proposal.not_author'
              : READERS.includes(who)
                ? 'proposal.transition_forbidden'
                : 'role.missing';
        expect({ status, who, deed, answer }).toEqual({ status, who, deed, answer: allowed ? 'done' : refusal });
      }
    }
  }
});
