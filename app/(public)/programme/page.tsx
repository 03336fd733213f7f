import type { Metadata } from 'next';
import { caller } from '../../kit/caller.ts';
import { pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { oneOf } from '../../kit/labels.ts';
import { EditionView } from './edition-view.tsx';
import { ValidatedView } from './validated-view.tsx';

type Asked = { theme?: string | string[]; suite?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageWords();
  return { title: await pageTitle(words.common.navigation.programme) };
}

/** The edition in force; before the first one, and theme by theme, what the parliament validated. */
export default async function ProgrammePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const theme = oneOf(asked.theme);
  const edition = theme === null ? await (await caller()).programme.current() : null;
  return edition === null ? <ValidatedView theme={theme} suite={oneOf(asked.suite)} /> : <EditionView edition={edition} />;
}
