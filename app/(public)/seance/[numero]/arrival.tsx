import type { AgendaItem } from '../../../../server/domain/parliament/queries.ts';
import { Form } from '../../../kit/form.tsx';
import type { FormState } from '../../../kit/form-state.ts';
import { Sign } from '../../../kit/sign.tsx';
import { signTheRoll } from './actions.ts';
import { SittingLine, type Moment } from './states.tsx';

/** Signing the roll: one of two places, one press. */
export function Arrival({ sitting, words, zone, form, item }: Moment & { form: FormState; item: AgendaItem | null }) {
  const said = words.parliament.card;
  const underWay = item?.question?.state === 'open' ? item : null;
  return (
    <div className="sit-state">
      <SittingLine sitting={sitting} words={words} zone={zone} />
      <h1>{said.arrive}</h1>
      <p className="lede">{underWay === null ? said.arriveWhy : said.arriveNow(underWay.position, underWay.proposal.title)}</p>
      <Form action={signTheRoll} form={form} words={words}>
        <input type="hidden" name="sittingId" value={sitting.id} />
        <input type="hidden" name="numero" value={sitting.number} />
        <div className="ballot">
          <button className="choice calm" name="place" value="room"><Sign name="room" />{said.inRoom}</button>
          <button className="choice calm" name="place" value="online"><Sign name="screen" />{said.online}</button>
        </div>
      </Form>
      <p className="hush">{said.arriveNote}</p>
    </div>
  );
}
