import type { Metadata } from 'next';
import { has } from '../../../../server/domain/actor.ts';
import { GRANTED_ROLES, INVITED_ROLES } from '../../../../server/domain/people/schema.ts';
import { addressOf, type Query } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { ErrorSummary } from '../../../kit/error-summary.tsx';
import { SelectField, TextField } from '../../../kit/field.tsx';
import { Filters, SearchBox } from '../../../kit/filters.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { Time } from '../../../kit/time.tsx';
import { inviteSomeone } from './actions.ts';
import { InvitationTable, PeopleTable } from './tables.tsx';

const PATH = '/bureau/personnes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.desk.title) };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const [{ words, context: { actor } }, query] = await Promise.all([pageWords(), searchParams]);
  return <DeskPage room="people">{has(actor, 'organiser') ? <People query={query} step={query.etape ?? null} words={words} /> : null}</DeskPage>;
}

async function People({ query, step, words }: { query: Record<string, string | undefined>; step: string | null } & Pick<Parameters<typeof Form>[0], 'words'>) {
  const { zone } = await pageWords();
  const { q, role, suite } = query;
  const wanted = GRANTED_ROLES.find((known) => known === role) ?? null;
  const desk = await (await caller()).people.desk({ q: q ?? null, role: wanted, after: suite ?? null });
  const said = words.people.desk;
  const here: Query = { q, role: wanted };
  const filter = { name: 'role', label: said.role, options: GRANTED_ROLES.map((value) => ({ value, label: words.common.role[value] })) };
  return (
    <>
      <PageHead title={said.title} lede={said.lede(desk.total)} />
      <div className="wrap">
        {step === 'invite' ? <Notice tone="yes" live>{said.sent}</Notice> : null}
        {step === 'fait' ? <Notice tone="yes" live>{said.done}</Notice> : null}
        <ErrorSummary form={formState('roles')} words={words} />
        <SearchBox path={PATH} query={here} label={said.search} words={words} />
        <Filters path={PATH} query={here} filters={[filter]} words={words} />
        {desk.people.length === 0 ? <EmptyState title={said.none} /> : <PeopleTable people={desk.people} words={words} zone={zone} />}
        <Pagination previous={suite ? addressOf(PATH, here) : null} next={desk.next ? addressOf(PATH, here, { suite: desk.next }) : null} words={words} />
      </div>
      <Part title={said.invite} lead={said.inviteLead} id="inviter"><Invite /></Part>
      {desk.undelivered.length === 0 ? null : (
        <Part title={said.undelivered} lead={said.undeliveredLead} id="non-remises">
          <ul className="plain-list">
            {desk.undelivered.map(({ personId, pseudonym, at }) => (
              <li key={personId}><bdi>{pseudonym}</bdi>, <Time at={at} language={words.language} zone={zone} form="dayMonth" /></li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={said.waiting} id="invitations">
        <ErrorSummary form={formState('revoke')} words={words} />
        {desk.invitations.length === 0 ? <p className="hush">{said.noWaiting}</p> : <InvitationTable invitations={desk.invitations} words={words} zone={zone} />}
      </Part>
    </>
  );
}

async function Invite() {
  const { words } = await pageWords();
  const said = words.people.desk;
  const form = formState('invite');
  const roles = INVITED_ROLES.map((value) => ({ value, label: said.inviteRoles[value] }));
  return (
    <Form action={inviteSomeone} form={form} words={words} labels={{ email: said.email, role: said.inviteAs }}>
      <TextField name="email" label={said.email} type="email" inputMode="email" autoComplete="off" max={320} required form={form} words={words} />
      <SelectField name="role" label={said.inviteAs} options={roles} required form={form} words={words} />
      <button className="button" type="submit">{said.send}</button>
    </Form>
  );
}
