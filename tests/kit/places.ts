import type { TestCollective } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** Addresses of one collective's pages that hold something worth looking at. */
export interface Places {
  /** A proposal with a verdict and, where there is one, said in a room. */
  answered: string;
  waiting: string;
  meeting: string;
  meetingDesk: string;
  /** The sitting furthest along that is not yet over, and the first one that is. */
  sitting: string;
  past: string;
  vote: string;
  card: string;
  presidency: string;
  /** One commitment that has moved, or the list where there is none. */
  commitment: string;
  /** The id of a text that the demo member deposited. */
  mine: string;
  /** The proposal that most is said about, one comment of it, and a notice that somebody without an account sent. */
  discussed: string;
  comment: string;
  report: string;
  /** The page that undoes a grouping; where there is none, the list that says so. */
  grouping: string;
  /** Of the programme; where a collective has none, the page that says so. */
  edition: string;
  measure: string;
  draftedMeasure: string;
  measureDesk: string;
  chapterDesk: string;
  measureVersions: string;
}

/** Looked up from outside, as a superuser: what the demonstration holds changes with its texts. */
export async function placesOf(database: TestDatabase, { id }: TestCollective): Promise<Places> {
  const one = async (sql: string): Promise<string> => {
    const { rows: [row] } = await database.superuserPool.query<{ found: string | number }>(`select ${sql}`, [id]);
    if (!row) throw new Error(`nothing found: ${sql}`);
    return String(row.found);
  };
  const proposal = (condition: string) => one(
    `reference as found from proposals where tenant_id = $1 and ${condition} order by origin <> 'meeting', length(body) desc, reference limit 1`);
  const [answered, waiting, meeting, sitting, past, vote, mine, comment, report] = await Promise.all([
    proposal("status = 'validated'"), proposal("status = 'published'"),
    one("m.reference as found from meetings m join proposals p on (p.tenant_id, p.meeting_id) = (m.tenant_id, m.id) "
      + 'where m.tenant_id = $1 group by m.reference order by count(*) desc, m.reference limit 1'),
    one("number as found from sittings where tenant_id = $1 order by state = 'open' desc, state = 'planned' desc, number limit 1"),
    one("number as found from sittings where tenant_id = $1 and state = 'closed' order by number limit 1"),
    one("q.id as found from questions q join sittings s on (s.tenant_id, s.id) = (q.tenant_id, q.sitting_id) "
      + "where q.tenant_id = $1 and q.state = 'announced' and s.number = 1 order by q.id limit 1"),
    one("p.id as found from proposals p join people a on (a.tenant_id, a.id) = (p.tenant_id, p.author_id) "
      + "where p.tenant_id = $1 and a.demo_role = 'member' order by count(*) over (partition by a.id) desc, a.id, p.id limit 1"),
    one("c.id as found from comments c where c.tenant_id = $1 and c.status = 'published' and not c.workshop and not c.is_reply "
      + 'order by (select count(*) from comments o where (o.tenant_id, o.subject_id) = (c.tenant_id, c.subject_id)) desc, c.subject_id, c.id limit 1'),
    one("id as found from comment_reports where tenant_id = $1 and person_id is null order by state = 'open' desc, id limit 1"),
  ]);
  const discussed = await one(`reference as found from proposals where tenant_id = $1 and id = (select proposal_id from comments where id = '${comment}')`);
  const { rows: [grouped] } = await database.superuserPool.query<{ id: string }>(
    'select id from groupings where tenant_id = $1 and undone_at is null order by made_at, id limit 1', [id]);
  const { rows: [followed] } = await database.superuserPool.query<{ reference: number }>(
    `select m.reference from commitments c join measures m on (m.tenant_id, m.id) = (c.tenant_id, c.measure_id) where c.tenant_id = $1
     order by c.wording is null, c.version desc, m.reference limit 1`, [id]);
  return {
    commitment: followed ? `/engagements/${followed.reference}` : '/engagements',
    answered: `/propositions/${answered}`, waiting: `/propositions/${waiting}`, meeting: `/rencontres/${meeting}`,
    meetingDesk: `/bureau/rencontres/${meeting}`, sitting: `/parlement/seances/${sitting}`, past: `/parlement/seances/${past}`,
    vote: `/parlement/seances/1/votes/${vote}`, card: `/seance/${sitting}`, presidency: `/bureau/seances/${sitting}`, mine,
    grouping: `/bureau/regroupements/faits${grouped ? `/${grouped.id}` : ''}`,
    discussed: `/propositions/${discussed}`, comment, report, ...await programmePlaces(database, id),
  };
}

async function programmePlaces({ superuserPool }: TestDatabase, tenantId: string): Promise<Pick<Places, 'edition' | 'measure' | 'draftedMeasure' | 'measureDesk' | 'chapterDesk' | 'measureVersions'>> {
  const { rows: [measure] } = await superuserPool.query<{ id: string; chapter: string; reference: number | null }>(
    'select id, chapter_id as chapter, reference from measures where tenant_id = $1 and removed_at is null order by version desc, reference limit 1', [tenantId]);
  const published = measure?.reference ?? null;
  return {
    edition: published === null ? '/programme/editions' : '/programme/editions/1', measure: published === null ? '/programme' : `/programme/mesures/${published}`,
    draftedMeasure: measure ? `/programme/brouillon/${measure.id}` : '/programme/brouillon',
    measureDesk: measure ? `/bureau/programme/mesures/${measure.id}` : '/bureau/programme',
    chapterDesk: measure ? `/bureau/programme/chapitres/${measure.chapter}` : '/bureau/programme',
    measureVersions: measure ? `/bureau/programme/mesures/${measure.id}/versions` : '/bureau/programme',
  };
}
