import type { Metadata } from 'next';
import { caller } from '../../../../../kit/caller.ts';
import { AgendaBalance } from '../../../../../kit/agenda-balance.tsx';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { found } from '../../../../../kit/found.ts';
import { PageHead } from '../../../../../kit/page-head.tsx';
import { CurrentAgenda } from './current.tsx';
import { ChooseProposals, type Search } from './choose.tsx';

type Address = { params: Promise<{ numero: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return { title: await pageTitle(words.presidency.makeAgenda, words.parliament.sitting.name((await params).numero)) };
}

/** Making an agenda: what is on it, how it weighs against the whole, and what can still come. */
export default async function AgendaDesk({ params, searchParams }: Address) {
  const { numero } = await params;
  return (
    <DeskPage room="sittings" path={`/bureau/seances/${numero}/ordre-du-jour`}>
      <Making number={Number(numero)} search={await searchParams} />
    </DeskPage>
  );
}

async function Making({ number, search }: { number: number; search: Search }) {
  const { words, noun, context: { tenant: { settings } } } = await pageWords();
  const sitting = await found((await caller()).parliament.sitting({ number }));
  const said = words.presidency;
  return (
    <>
      <PageHead
        title={said.makeAgenda} left={<a href={`/bureau/seances/${number}`}>{words.parliament.sittings.named(number, sitting.title)}</a>}
        lede={said.agendaLede(noun)}
      />
      <div className="wrap agenda-making">
        <div className="kept">
          <section className="under-it" aria-labelledby="equilibre">
            <h2 id="equilibre">{words.parliament.sitting.balance}</h2>
            <AgendaBalance balance={sitting.balance} names={settings} noun={noun} words={words} brief />
          </section>
          <section className="under-it" aria-labelledby="agenda"><CurrentAgenda sitting={sitting} search={search} /></section>
        </div>
        {sitting.abilities.changeAgenda ? <ChooseProposals sitting={sitting} search={search} /> : <p className="hush">{said.agendaShut}</p>}
      </div>
    </>
  );
}
