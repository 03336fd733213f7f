import type { Balance, BalanceLine } from '../../server/domain/parliament/balance.ts';
import { inLanguage, type Localised } from '../../tenants/settings-fields.ts';
import { capital, type Noun } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { BalanceBars } from './balance-bars.tsx';
import { shareOf } from './share-sentence.tsx';

/** The names that a collective gives its themes and districts. */
export type PlaceNames = {
  themes: readonly { code: string; label: Localised }[];
  districts: readonly { code: string; label: string }[];
};

/** « Sur 22 contributions à l'ordre du jour, 9 viennent de rencontres (41 %). Dans l'ensemble… »: the room beside the whole. */
export function BalanceSentence({ balance, noun, words }: { balance: Balance; noun: Noun; words: Words }) {
  const line = balance.origin.find(({ code }) => code === 'meeting');
  const said = words.parliament.balance;
  if (balance.agenda === 0 || line === undefined) return <p className="hush">{said.none}</p>;
  return (
    <p className="balance-words">
      {said.sentence(shareOf(line.agenda, balance.agenda, words), noun)} {said.whole(shareOf(line.whole, balance.whole, words))}
    </p>
  );
}

/** An agenda beside everything that was proposed, by origin, district and theme. `brief`: the origin alone, the rest one press away. */
export function AgendaBalance({
  balance,
  names,
  noun,
  words,
  brief = false,
}: {
  balance: Balance;
  names: PlaceNames;
  noun: Noun;
  words: Words;
  brief?: boolean;
}) {
  if (balance.agenda === 0) return <BalanceSentence balance={balance} noun={noun} words={words} />;
  const said = words.parliament.balance;
  const theme = (code: string): string => {
    const known = names.themes.find((one) => one.code === code);
    return known === undefined ? code : inLanguage(known.label, words.language);
  };
  const district = (code: string | null): string =>
    code === null ? words.common.everywhere : (names.districts.find((one) => one.code === code)?.label ?? code);
  const heads = (label: string) => ({ label, here: said.here, all: said.all });
  const common = { totals: { here: balance.agenda, all: balance.whole }, words };
  const others = (
    <>
      <BalanceBars
        {...common}
        caption={said.byDistrict}
        heads={heads(said.district)}
        rows={rowsOf(balance.district, (code) => capital(district(code)))}
      />
      <BalanceBars {...common} caption={said.byTheme} heads={heads(said.theme)} rows={rowsOf(balance.theme, theme)} />
    </>
  );
  return (
    <div className="balances">
      <BalanceSentence balance={balance} noun={noun} words={words} />
      <BalanceBars
        {...common}
        caption={said.byOrigin}
        heads={heads(said.origin)}
        rows={rowsOf(balance.origin, (code) => capital(words.common.origin[code]))}
      />
      {brief ? (
        <details id="equilibre-detail">
          <summary>{said.more}</summary>
          {others}
        </details>
      ) : (
        others
      )}
    </div>
  );
}

/** Lines where there is something to compare: what neither the agenda nor the whole holds says nothing. */
function rowsOf<Code extends string | null>(lines: readonly BalanceLine<Code>[], label: (code: Code) => string) {
  return lines
    .filter((line) => line.agenda > 0 || line.whole > 0)
    .map((line) => ({
      key: line.code ?? '-',
      label: label(line.code),
      here: { part: line.agenda, share: line.agendaShare },
      all: { part: line.whole, share: line.wholeShare },
    }));
}
