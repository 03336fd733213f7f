import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { inLanguage } from '../../../../tenants/settings-fields.ts';
import { caller } from '../../../kit/caller.ts';
import { CardsField } from '../../../kit/choice.tsx';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { SelectField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { PlaceField } from '../../../kit/place-field.tsx';
import { answerPlace } from '../actions.ts';
import { StepFrame } from '../frame.tsx';
import { PATHS } from '../steps.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposing.place.title), robots: { index: false } };
}

export default async function PlacePage() {
  const [
    {
      words,
      context: {
        tenant: { settings },
      },
    },
    api,
  ] = await Promise.all([pageWords(), caller()]);
  const page = await api.proposals.draft();
  if (page.draft?.fields.title === undefined) redirect(PATHS.idea);
  const said = words.proposing.place;
  const form = formState('place');
  const { theme, district, place } = page.draft.fields;
  const themes = settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) }));
  return (
    <StepFrame step="place" title={said.title} lede={<span dir="auto">{page.draft.fields.title}</span>} page={page}>
      <Form
        action={answerPlace}
        form={form}
        words={words}
        labels={{ theme: said.theme, district: said.district, place: words.kit.map.place }}
      >
        <CardsField name="theme" label={said.theme} required choices={themes} value={theme ?? null} form={form} words={words} />
        {settings.districts.length === 0 ? null : (
          <SelectField
            name="district"
            label={said.district}
            none={said.everywhere}
            value={district ?? null}
            form={form}
            words={words}
            options={settings.districts.map(({ code, label }) => ({ value: code, label }))}
          />
        )}
        <PlaceField name="place" districts={settings.districts} value={place ? [place.x, place.y] : null} form={form} words={words} />
        <button className="button big" type="submit">
          {words.proposing.next}
        </button>
      </Form>
      <script type="module" src="/js/place.js" async />
    </StepFrame>
  );
}
