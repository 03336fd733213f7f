import type { Metadata } from 'next';
import { has } from '../../../../server/domain/actor.ts';
import { now } from '../../../../server/domain/clock.ts';
import { CHROMA, SECOND_READINGS, type CollectiveSettings } from '../../../../tenants/settings.ts';
import { palette } from '../../../../tenants/theme.ts';
import { CardsField, TickField } from '../../../kit/choice.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { valueOf } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { Time } from '../../../kit/time.tsx';
import { saveSettings, switchHallMode } from './actions.ts';
import { PhaseRows, ThemeRows } from './rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.settings.title) };
}

export default async function SettingsPage({ searchParams }: { searchParams: Promise<{ etape?: string }> }) {
  const { words, context: { tenant, actor } } = await pageWords();
  const said = words.settings;
  const form = formState('settings');
  const { settings } = tenant;
  const saved = (await searchParams).etape === 'enregistre' && Object.keys(form.values).length === 0;
  return (
    <DeskPage room="settings">
      <PageHead title={said.title} lede={said.lede} />
      {saved ? <div className="wrap"><Notice tone="yes" live>{said.saved}</Notice></div> : null}
      {has(actor, 'organiser') ? (
        <>
          <div className="wrap">
            <Form action={saveSettings} form={form} words={words} wide>
              <input type="hidden" name="version" value={valueOf(form, 'version') ?? tenant.settingsVersion} />
              <Identity settings={settings} form={form} words={words} />
              <Colour settings={settings} form={form} words={words} />
              <h2>{said.reading}</h2>
              <CardsField
                name="secondReading" label={said.secondReading} hint={said.secondReadingHint} value={settings.secondReading} required form={form} words={words}
                choices={SECOND_READINGS.map((value) => ({ value, label: said.secondReadings[value] }))}
              />
              <h2>{said.themes}</h2>
              <p className="hush">{said.themesHint}</p>
              <div className="sets"><ThemeRows form={form} words={words} settings={settings} /></div>
              <h2>{said.phases}</h2>
              <p className="hush">{said.phasesHint}</p>
              <div className="sets"><PhaseRows form={form} words={words} settings={settings} /></div>
              <p><button className="button" type="submit">{said.save}</button></p>
            </Form>
          </div>
          <HallMode />
        </>
      ) : null}
    </DeskPage>
  );
}

type Section = { settings: CollectiveSettings } & Pick<Parameters<typeof TextField>[0], 'form' | 'words'>;

function Identity({ settings, form, words }: Section) {
  const said = words.settings;
  return (
    <>
      <h2>{said.words}</h2>
      <TextField name="name" label={said.name} value={settings.name} required form={form} words={words} max={80} />
      <TextField name="tagline.fr" label={said.inFrench(said.tagline)} value={settings.tagline?.fr ?? null} form={form} words={words} max={160} />
      <TextField name="tagline.en" label={said.inEnglish(said.tagline)} value={settings.tagline?.en ?? null} form={form} words={words} max={160} />
      <fieldset className="set">
        <legend>{said.nounTitle}</legend>
        <p className="hint">{said.nounHint}</p>
        <TextField name="noun.fr.one" label={said.inFrench(said.one)} value={settings.noun.fr.one} required form={form} words={words} max={40} />
        <TextField name="noun.fr.many" label={said.inFrench(said.many)} value={settings.noun.fr.many} required form={form} words={words} max={40} />
        <TickField name="noun.fr.feminine" label={said.feminine} checked={settings.noun.fr.feminine} form={form} words={words} />
        <TextField name="noun.en.one" label={said.inEnglish(said.one)} value={settings.noun.en.one} required form={form} words={words} max={40} />
        <TextField name="noun.en.many" label={said.inEnglish(said.many)} value={settings.noun.en.many} required form={form} words={words} max={40} />
      </fieldset>
      <TextareaField name="welcome.fr" label={said.inFrench(said.welcome)} value={settings.welcome.fr} required rows={5} form={form} words={words} max={2000} />
      <TextareaField name="welcome.en" label={said.inEnglish(said.welcome)} value={settings.welcome.en ?? null} rows={5} form={form} words={words} max={2000} />
    </>
  );
}

function Colour({ settings, form, words }: Section) {
  const said = words.settings;
  const choices = (['calm', 'clear', 'vivid'] as const).map((value) => ({ value, label: said.chromas[value] }));
  return (
    <>
      <h2>{said.look}</h2>
      <TextField name="look.hue" type="number" inputMode="numeric" min={0} max={359} label={said.hue} hint={said.hueHint} value={settings.look.hue} required form={form} words={words} />
      <CardsField name="look.chroma" label={said.chroma} value={settings.look.chroma} choices={choices} required form={form} words={words} />
      <Swatches hue={Number(valueOf(form, 'look.hue') ?? settings.look.hue)} chroma={valueOf(form, 'look.chroma') ?? settings.look.chroma} label={said.swatches} />
      <p><button className="button quiet" type="submit" name="deed" value="preview">{said.preview}</button></p>
    </>
  );
}

/** The colour as it would be, drawn: nothing is saved to see it. */
function Swatches({ hue, chroma, label }: { hue: number; chroma: string; label: string }) {
  if (!Number.isInteger(hue) || hue < 0 || hue > 359 || !Object.hasOwn(CHROMA, chroma)) return null;
  const shown = (['light', 'dark'] as const).map((mode) => palette({ hue, chroma: chroma as keyof typeof CHROMA }, mode));
  return (
    <svg className="swatches" viewBox="0 0 420 100" role="img" aria-label={label} width="420" height="100">
      {shown.map((colours, index) => (
        <g key={index} transform={`translate(${index * 210} 0)`}>
          <rect width="205" height="100" rx="6" fill={colours.paper} stroke={colours.edge} />
          <rect x="14" y="52" width="110" height="36" rx="6" fill={colours.strong} />
          <text x="14" y="34" fontSize="20" fontWeight="700" fill={colours.strong}>Aa Fabrique</text>
          <text x="28" y="76" fontSize="16" fontWeight="650" fill={colours['on-strong']}>Aa</text>
        </g>
      ))}
    </svg>
  );
}

async function HallMode() {
  const { words, zone, context: { tenant } } = await pageWords();
  const said = words.settings;
  const form = formState('hall');
  const open = tenant.hallModeUntil !== null && tenant.hallModeUntil > now() ? tenant.hallModeUntil : null;
  return (
    <Part title={said.hall} lead={said.hallWhy} id="salle">
      <Form action={switchHallMode} form={form} words={words}>
        {open ? <p>{said.hallUntil} <Time at={open} language={words.language} zone={zone} form="time" /></p> : null}
        <input type="hidden" name="hours" value={open ? 0 : 4} />
        <button className="button quiet" type="submit">{open ? said.hallClose : said.hallOpen}</button>
      </Form>
    </Part>
  );
}
