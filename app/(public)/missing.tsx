import { Page, pageWords } from '../kit/collective-page.tsx';
import { StopPage } from '../kit/stop-page.tsx';

/** « Pas de page ici », in the collective's own look, with two ways on. */
export async function Missing() {
  const { words } = await pageWords();
  const { stops } = words.platform;
  return (
    <Page>
      <StopPage title={stops.missing.title} lead={stops.missing.lead}>
        <a className="button" href="/">{stops.home}</a>
        <a href="/propositions">{stops.missing.propositions}</a>
      </StopPage>
    </Page>
  );
}
