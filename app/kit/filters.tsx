import type { Words } from '../words/words.ts';
import { addressOf, CURSOR, type Query } from './address.ts';
import type { Option } from './field.tsx';
import { Sign } from './sign.tsx';

export type Filter = {
  /** The name in the URL: `theme`, `secteur`, `statut`. */
  name: string;
  label: string;
  options: readonly Option[];
  /** What stands for "no filter"; « Tout » by default. */
  any?: string;
};

/** Fields that carry the rest of the URL through a GET form. */
function Kept({ query, except }: { query: Query; except: readonly string[] }) {
  return Object.entries(query).map(([key, value]) =>
    !value || except.includes(key)
      ? null
      : (typeof value === 'string' ? [value] : value).map((one) => <input key={`${key} ${one}`} type="hidden" name={key} value={one} />),
  );
}

/** Filters as a plain GET form, folded until one is chosen, and what is chosen as links that take it off. */
export function Filters({ path, query, filters, words }: { path: string; query: Query; filters: readonly Filter[]; words: Words }) {
  const names = filters.map((filter) => filter.name);
  const said = words.kit.list;
  const chosen = filters.flatMap((filter) =>
    filter.options.filter((option) => option.value === query[filter.name]).map((option) => ({ filter, option })),
  );
  return (
    <>
      <details className="filters" open={chosen.length > 0}>
        <summary>{said.filters}</summary>
        <form action={path} method="get">
          <Kept query={query} except={[...names, CURSOR]} />
          {filters.map((filter) => (
            <p key={filter.name} className="m-0">
              <label htmlFor={`filtre-${filter.name}`}>{filter.label}</label>
              <select className="input" id={`filtre-${filter.name}`} name={filter.name} defaultValue={oneOf(query[filter.name])}>
                <option value="">{filter.any ?? said.any}</option>
                {filter.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </p>
          ))}
          <button className="button quiet" type="submit">
            {said.apply}
          </button>
        </form>
      </details>
      {chosen.length === 0 ? null : (
        <ul className="chosen" aria-label={said.active}>
          {chosen.map(({ filter, option }) => (
            <li key={filter.name}>
              <a href={addressOf(path, query, { [filter.name]: null })}>
                <span className="sr">{said.removeFilter(filter.label)} </span>
                {option.label}
                <Sign name="no" />
              </a>
            </li>
          ))}
          {chosen.length < 2 ? null : (
            <li>
              <a href={addressOf(path, query, Object.fromEntries(names.map((name) => [name, null])))}>{said.clear}</a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function oneOf(value: Query[string]): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The search of a list: one field, one button, the filters kept. */
export function SearchBox({
  path,
  query,
  name = 'q',
  label,
  words,
}: {
  path: string;
  query: Query;
  name?: string;
  label?: string;
  words: Words;
}) {
  return (
    <search>
      <form className="search" action={path} method="get">
        <Kept query={query} except={[name, CURSOR]} />
        <label htmlFor={`cherche-${name}`}>{label ?? words.kit.list.searchLabel}</label>
        <input
          className="input"
          id={`cherche-${name}`}
          type="search"
          name={name}
          defaultValue={oneOf(query[name])}
          maxLength={200}
          autoComplete="off"
        />
        <button className="button" type="submit">
          <Sign name="search" />
          {words.kit.list.search}
        </button>
      </form>
    </search>
  );
}
