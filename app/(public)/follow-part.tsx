import { themeLabel } from '../kit/labels.ts';
import { caller } from '../kit/caller.ts';
import { pageWords } from '../kit/collective-page.tsx';
import { formState } from '../kit/form-action.ts';
import { Form } from '../kit/form.tsx';
import { Sign } from '../kit/sign.tsx';
import { followIt, unfollowIt } from './follow-actions.ts';

type Target = { kind: 'proposal' | 'meeting'; id: string } | { kind: 'theme'; theme: string };

/** One button that follows what the page shows, or stops. back: the page's own address. */
export async function FollowPart({ target, back }: { target: Target; back: string }) {
  const [{ words, noun, context: { tenant: { settings } } }, api] = await Promise.all([pageWords(), caller()]);
  const state = await api.following.state(target);
  const said = words.following.button;
  const { kind } = target;
  const theme = target.kind === 'theme' ? target.theme : null;
  const label = kind === 'proposal' ? said.proposal(noun) : theme === null ? said.meeting : said.theme(themeLabel(settings, theme, words.language));
  return (
    <section id="suivre" className="follow" aria-label={said.title}>
      {state.may === 'sign_in' ? (
        <p><a className="button quiet" href={`/connexion?suite=${encodeURIComponent(`${back}#suivre`)}`}><Sign name="bell" />{label}</a></p>
      ) : (
        <Form action={state.follows ? unfollowIt : followIt} form={formState('follow')} words={words}>
          <input type="hidden" name="kind" value={kind} />
          {target.kind === 'theme' ? <input type="hidden" name="theme" value={target.theme} /> : <input type="hidden" name="id" value={target.id} />}
          <input type="hidden" name="back" value={back} />
          <button className="button quiet" type="submit"><Sign name="bell" />{state.follows ? said.stop : label}</button>
        </Form>
      )}
      <p className="hush">
        {state.follows ? <><b>{said.following[kind]}</b> <a href="/compte/suivi">{said.mine}</a></> : `${said.why[kind]} ${said.private}`}
      </p>
    </section>
  );
}
