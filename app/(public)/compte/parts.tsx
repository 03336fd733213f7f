import type { AccountPage as Account } from '../../../server/domain/people/queries.ts';
import { TickField } from '../../kit/choice.tsx';
import { formState } from '../../kit/form-action.ts';
import { Form } from '../../kit/form.tsx';
import { Part } from '../../kit/page-head.tsx';
import { StatusTag } from '../../kit/tag.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';
import { signOutEverywhere, withdrawConsent } from './actions.ts';

type Section = { account: Account; words: Words; zone: string };

/** The doors to what one is told and to what one follows. */
export function Following({ words }: { words: Words }) {
  return (
    <Part title={words.following.button.title} lead={words.following.button.private} id="suivre">
      <ul className="plain-list">
        <li><a href="/compte/avis">{words.following.notices.title}</a></li>
        <li><a href="/compte/suivi">{words.following.notices.toFollows}</a></li>
      </ul>
    </Part>
  );
}

/** What one has put forward and what one supports, each with its fate. */
export function Mine({ account, words }: Section) {
  const said = words.people.account;
  return (
    <>
      <Part title={said.proposals} id="depots">
        {account.proposals.length === 0 ? <p className="hush">{said.noProposals}</p> : (
          <ul className="plain-list">
            {account.proposals.map((proposal) => (
              <li key={proposal.id}>
                <StatusTag status={proposal.status} words={words} />{' '}
                {proposal.reference === null ? proposal.title : <a href={`/propositions/${proposal.reference}`}>{proposal.title}</a>}
                {proposal.refusal === null ? null : <p className="hush">{words.common.admissibility[proposal.refusal.reason]}. {proposal.refusal.answer}</p>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={said.supports} id="soutiens">
        {account.supports.length === 0 ? <p className="hush">{said.noSupports}</p> : (
          <ul className="plain-list">
            {account.supports.map((proposal) => (
              <li key={proposal.reference}>
                <StatusTag status={proposal.status} words={words} /> <a href={`/propositions/${proposal.reference}`}>{proposal.title}</a>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </>
  );
}

export function Roles({ account, words, zone }: Section) {
  const said = words.people.account;
  return (
    <Part title={said.roles} id="roles">
      {account.roles.length === 0 && !account.seat ? <p>{said.noRoles}</p> : null}
      {account.roles.length === 0 ? null : (
        <ul className="plain-list">
          {account.roles.map(({ role, since }) => (
            <li key={role}>{words.common.role[role]}, {said.since(formatDay(since, words.language, zone))}</li>
          ))}
        </ul>
      )}
      {account.seat ? <p>{said.seat}</p> : null}
    </Part>
  );
}

export function Sessions({ account, words }: Omit<Section, 'zone'>) {
  const said = words.people.account;
  return (
    <Part title={said.sessions} lead={said.sessionsLead(account.sessions)} id="sessions">
      <div className="sign-outs">
        <form action="/api/auth/signout" method="post">
          <input type="hidden" name="callbackUrl" value="/" />
          <button className="button quiet" type="submit">{said.signOut}</button>
        </form>
        <form action={signOutEverywhere}><button className="button quiet" type="submit">{said.signOutEverywhere}</button></form>
      </div>
    </Part>
  );
}

/** What one agreed to and since when; taking it back is one button and one tick. */
export function Consents({ account, words, zone }: Section) {
  const said = words.people.account;
  const form = formState('withdraw');
  return (
    <Part title={said.consents} id="accords">
      <dl className="checked">
        {account.consents.map(({ purpose, givenAt }) => (
          <div key={purpose}>
            <dt>{said.givenOn(formatDay(givenAt, words.language, zone))}</dt>
            <dd>{words.people.consents[purpose].label}</dd>
          </div>
        ))}
      </dl>
      <details open={Object.keys(form.errors).length > 0}>
        <summary>{said.withdraw}</summary>
        <p>{said.withdrawLead}</p>
        <Form action={withdrawConsent} form={form} words={words}>
          <TickField name="sure" label={said.withdrawSure} required form={form} words={words} />
          <button className="button quiet" type="submit">{said.withdraw}</button>
        </Form>
      </details>
    </Part>
  );
}
