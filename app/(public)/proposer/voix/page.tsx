import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SPEAKERS } from '../../../../server/domain/proposals/draft-schema.ts';
import { caller } from '../../../kit/caller.ts';
import { CardsField } from '../../../kit/choice.tsx';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { answerVoice } from '../actions.ts';
import { StepFrame } from '../frame.tsx';
import { PATHS } from '../steps.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposing.voice.title), robots: { index: false } };
}

export default async function VoicePage() {
  const [{ words }, api] = await Promise.all([pageWords(), caller()]);
  const page = await api.proposals.draft();
  if (page.draft?.fields.title === undefined) redirect(PATHS.idea);
  const said = words.proposing.voice;
  const form = formState('voice');
  const { voice, authorShown, name, organisation } = page.draft.fields;
  const speaker = voice === undefined ? 'pseudonym' : voice === 'organisation' ? 'organisation' : (authorShown ?? 'pseudonym');
  const labels = {
    pseudonym: [said.pseudonym, said.pseudonymNote],
    name: [said.named, said.namedNote],
    organisation: [said.organisation, said.organisationNote],
  } as const;
  return (
    <StepFrame step="voice" title={said.title} lede={said.hint} page={page}>
      <Form
        action={answerVoice}
        form={form}
        words={words}
        labels={{ speaker: said.speaker, name: said.name, organisation: said.organisationName }}
      >
        <CardsField
          name="speaker"
          label={said.speaker}
          required
          value={speaker}
          form={form}
          words={words}
          choices={SPEAKERS.map((value) => ({ value, label: labels[value][0], note: labels[value][1] }))}
        />
        {page.name === null ? (
          <TextField
            name="name"
            label={said.name}
            hint={said.nameHint}
            value={name ?? null}
            max={80}
            autoComplete="name"
            form={form}
            words={words}
          />
        ) : null}
        <TextField
          name="organisation"
          label={said.organisationName}
          hint={said.organisationHint}
          value={organisation ?? null}
          max={120}
          autoComplete="organization"
          form={form}
          words={words}
        />
        <button className="button big" type="submit">
          {words.proposing.next}
        </button>
      </Form>
    </StepFrame>
  );
}
