import type { WaitingInvitation } from '../../../../server/domain/people/invitations.ts';
import type { ListedPerson } from '../../../../server/domain/people/queries.ts';
import { GRANTED_ROLES } from '../../../../server/domain/people/schema.ts';
import { DataTable } from '../../../kit/data-table.tsx';
import { formatDay } from '../../../kit/time.tsx';
import type { Words } from '../../../words/words.ts';
import { endRole, grantRole, revokeInvitation } from './actions.ts';

type Shown = { words: Words; zone: string };

/** One line a person: what they may do here, and the two things an organiser can change. */
export function PeopleTable({ people, words, zone }: Shown & { people: readonly ListedPerson[] }) {
  const said = words.people.desk;
  return (
    <DataTable
      caption={said.title} captionHidden rows={people} rowKey={(person) => person.id} stack words={words}
      columns={[
        { key: 'person', label: said.person, heading: true, cell: (person) => (person.name === null ? person.pseudonym : `${person.pseudonym} (${person.name})`) },
        { key: 'roles', label: said.roles, cell: (person) => rolesOf(person, words) },
        { key: 'since', label: said.since, cell: (person) => formatDay(person.createdAt, words.language, zone, 'short') },
        { key: 'deeds', label: said.deeds, cell: (person) => <Deeds person={person} words={words} /> },
      ]}
    />
  );
}

function rolesOf({ roles, member }: ListedPerson, words: Words): string {
  const all = [...roles.map((role) => words.common.role[role]), ...(member ? [words.people.desk.member] : [])];
  return all.length === 0 ? words.common.role.resident : all.join(', ');
}

function Deeds({ person, words }: { person: ListedPerson; words: Words }) {
  const said = words.people.desk;
  const free = GRANTED_ROLES.filter((role) => !person.roles.includes(role));
  return (
    <div className="row-deeds">
      {person.roles.map((role) => (
        <form key={role} action={endRole}>
          <input type="hidden" name="personId" value={person.id} />
          <input type="hidden" name="role" value={role} />
          <button className="linklike" type="submit">{said.endShort(words.common.role[role])}<Whose name={person.pseudonym} /></button>
        </form>
      ))}
      {free.length === 0 ? null : (
        <details>
          <summary>{said.give}<Whose name={person.pseudonym} /></summary>
          <form action={grantRole}>
            <input type="hidden" name="personId" value={person.id} />
            {free.map((role) => <button key={role} className="linklike" type="submit" name="role" value={role}>{words.common.role[role]}</button>)}
          </form>
        </details>
      )}
    </div>
  );
}

/** Many buttons of a table say the same: for those who hear them, each ends with the one it is about. */
function Whose({ name }: { name: string }) {
  return <span className="sr">, {name}</span>;
}

export function InvitationTable({ invitations, words, zone }: Shown & { invitations: readonly WaitingInvitation[] }) {
  const said = words.people.desk;
  return (
    <DataTable
      caption={said.waiting} captionHidden rows={invitations} rowKey={(invitation) => invitation.id} stack words={words}
      columns={[
        { key: 'email', label: said.email, heading: true, cell: (invitation) => invitation.email },
        { key: 'role', label: said.role, cell: (invitation) => said.inviteRoles[invitation.role] },
        { key: 'until', label: said.validity, cell: (invitation) => said.until(formatDay(invitation.expiresAt, words.language, zone)) },
        {
          key: 'deeds', label: said.deeds, cell: (invitation) => (
            <form action={revokeInvitation}>
              <input type="hidden" name="id" value={invitation.id} />
              <button className="linklike" type="submit">{said.revokeShort}<Whose name={invitation.email} /></button>
            </form>
          ),
        },
      ]}
    />
  );
}
