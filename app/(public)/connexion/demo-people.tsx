import type { DemoPerson } from '../../../server/domain/people/queries.ts';
import type { Words } from '../../words/words.ts';
import { enterAsDemo } from './actions.ts';

/** The planted people, one click away: each button says as whom one enters. */
export function DemoPeople({ people, next, words }: { people: readonly DemoPerson[]; next: string; words: Words }) {
  return (
    <form className="form" action={enterAsDemo}>
      <input type="hidden" name="suite" value={next} />
      <ul className="demo-people">
        {people.map((person) => (
          <li key={person.id}>
            <button className="button quiet" type="submit" name="personId" value={person.id}>
              {words.people.signIn.demoEnter(person.name ?? person.pseudonym, words.common.role[person.role])}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
