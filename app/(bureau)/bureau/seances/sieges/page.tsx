import type { Metadata } from 'next';
import { now } from '../../../../../server/domain/clock.ts';
import type { Seat } from '../../../../../server/domain/parliament/seats.ts';
import { dayAt } from '../../../../../tenants/calendar.ts';
import type { Words } from '../../../../words/words.ts';
import { caller } from '../../../../kit/caller.ts';
import { CardsField } from '../../../../kit/choice.tsx';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { TextField } from '../../../../kit/field.tsx';
import { SearchBox } from '../../../../kit/filters.tsx';
import { Form } from '../../../../kit/form.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { Tag } from '../../../../kit/tag.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { endSeat, giveSeat } from '../actions.ts';

type Address = { searchParams: Promise<{ q?: string | string[]; etape?: string | string[]; siege?: string | string[] }> };

const PATH = '/bureau/seances/sieges';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.presidency.seats.title) };
}

export default async function SeatsDesk({ searchParams }: Address) {
  const { words } = await pageWords();
  const { q, etape, siege } = await searchParams;
  const text = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : null);
  return (
    <DeskPage room="sittings" path={PATH}>
      <PageHead
        title={words.presidency.seats.title}
        lede={words.presidency.seats.lede}
        left={<a href="/bureau/seances">{words.presidency.title}</a>}
      />
      <Seats q={text(q)} etape={text(etape)} ending={text(siege)} />
    </DeskPage>
  );
}

async function Seats({ q, etape, ending }: { q: string | null; etape: string | null; ending: string | null }) {
  const { words, zone } = await pageWords();
  const api = await caller();
  const [seats, desk] = await Promise.all([api.parliament.seats(), q === null ? null : api.people.desk({ q: q.slice(0, 200) })]);
  const said = words.presidency.seats;
  const today = dayAt(now(), zone);
  const holds = (seat: Seat) => seat.startsOn <= today && (seat.endsOn === null || seat.endsOn >= today);
  return (
    <>
      {etape === 'donne' || etape === 'fini' ? (
        <div className="wrap">
          <Notice tone="yes" live>
            {etape === 'donne' ? said.given : said.ended}
          </Notice>
        </div>
      ) : null}
      <Part id="donner" title={said.give} lead={said.giveLead} tight>
        <SearchBox path={PATH} query={{ q }} label={said.findPerson} words={words} />
        {desk === null ? null : <Give people={desk.people} today={today} words={words} />}
      </Part>
      <Part id="en-cours" title={said.current(seats.filter(holds).length)}>
        {seats.length === 0 ? (
          <p className="hush">{said.none}</p>
        ) : (
          <ul className="plain-list">
            {seats.map((seat) => (
              <li key={seat.id} id={`siege-${seat.id}`}>
                <SeatLine seat={seat} holds={holds(seat)} ending={ending === seat.id} today={today} words={words} zone={zone} />
              </li>
            ))}
          </ul>
        )}
      </Part>
    </>
  );
}

type Found = { id: string; pseudonym: string; name: string | null; member: boolean };

function Give({ people, today, words }: { people: readonly Found[]; today: string; words: Words }) {
  const said = words.presidency.seats;
  const form = formState('seat');
  if (people.length === 0) return <Notice tone="wait">{said.nobody}</Notice>;
  const labels = { personId: said.person, kind: said.kind, startsOn: said.startsOn, endsOn: said.endsOn, title: said.seatTitle };
  return (
    <Form action={giveSeat} form={form} words={words} labels={labels} once compact>
      <CardsField
        name="personId"
        label={said.person}
        required
        form={form}
        words={words}
        value={people.length === 1 ? people[0]!.id : null}
        choices={people.map((person) => ({
          value: person.id,
          label: person.pseudonym,
          note: person.member ? said.alreadySits : person.name,
        }))}
      />
      <CardsField
        name="kind"
        label={said.kind}
        required
        form={form}
        words={words}
        value="lot"
        choices={(['lot', 'volunteer', 'mandate'] as const).map((value) => ({ value, label: words.parliament.seats.kind[value] }))}
      />
      <div className="pair">
        <TextField name="startsOn" type="date" label={said.startsOn} required form={form} words={words} value={today} />
        <TextField name="endsOn" type="date" label={said.endsOn} hint={said.endsOnHint} form={form} words={words} />
      </div>
      <TextField name="title" label={said.seatTitle} hint={said.seatTitleHint} max={80} form={form} words={words} />
      <button className="button" type="submit">
        {said.submit}
      </button>
    </Form>
  );
}

function SeatLine({
  seat,
  holds,
  ending,
  today,
  words,
  zone,
}: {
  seat: Seat;
  holds: boolean;
  ending: boolean;
  today: string;
  words: Words;
  zone: string;
}) {
  const said = words.presidency.seats;
  const day = (at: string) => formatDay(at, words.language, zone, 'long');
  const form = formState('end');
  const over = seat.endsOn !== null && seat.endsOn < today;
  return (
    <>
      <div className="apart">
        <p>
          <b>{seat.pseudonym}</b>
          {seat.title === null ? '' : `, ${seat.title}`}
          <br />
          <span className="hush">
            {words.parliament.seats.kind[seat.kind]},{' '}
            {words.parliament.seats.span(day(seat.startsOn), seat.endsOn === null ? null : day(seat.endsOn))}
          </span>
        </p>
        {over ? (
          <Tag sign="left">{said.over}</Tag>
        ) : ending ? null : (
          <a className="more" href={`${PATH}?siege=${seat.id}#siege-${seat.id}`}>
            {holds ? said.end : said.cancel}
          </a>
        )}
      </div>
      {ending && !over ? (
        <Form action={endSeat} form={form} words={words} labels={{ endsOn: said.lastDay }} compact>
          <p>{said.endSure(seat.pseudonym)}</p>
          <input type="hidden" name="id" value={seat.id} />
          <TextField
            name="endsOn"
            type="date"
            label={said.lastDay}
            hint={said.lastDayHint}
            required
            form={form}
            words={words}
            value={holds ? today : seat.startsOn}
          />
          <p className="act">
            <button className="button grave" type="submit">
              {said.endYes}
            </button>
            <a href={PATH}>{words.common.actions.cancel}</a>
          </p>
        </Form>
      ) : null}
    </>
  );
}
