import type { MeetingForm } from '../../../../server/domain/meetings/desk.ts';
import { KINDS, TITLE_MAX } from '../../../../server/domain/meetings/schema.ts';
import { inLanguage } from '../../../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { SelectField, TextareaField, TextField } from '../../../kit/field.tsx';
import type { FormState } from '../../../kit/form-state.ts';
import { capital } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';

type Kept = Pick<MeetingForm,
  'kind' | 'title' | 'description' | 'place' | 'district' | 'theme' | 'day' | 'hour' | 'endHour' | 'facilitators'>;

/** What a meeting says of itself: the same fields to announce it and to change it. */
export function MeetingFields({ form, words, settings,
  kept = null }: { form: FormState; words: Words; settings: CollectiveSettings; kept?: Kept | null }) {
  const said = words.meetings.form;
  const shared = { form, words };
  return (
    <>
      <SelectField
        {...shared} name="kind" label={said.kind} value={kept?.kind ?? null} required
        options={KINDS.map((kind) => ({ value: kind, label: capital(words.common.meetingKind[kind]) }))}
      />
      <TextField {...shared} name="title" label={said.title} hint={said.titleHint} value={kept?.title ?? null} required max={TITLE_MAX} />
      <div className="pair three">
        <TextField {...shared} name="day" type="date" label={said.day} value={kept?.day ?? null} required />
        <TextField {...shared} name="hour" type="time" label={said.hour} value={kept?.hour ?? null} required />
        <TextField {...shared} name="endHour" type="time" label={said.endHour} value={kept?.endHour ?? null} />
      </div>
      <TextField {...shared} name="place" label={said.place} hint={said.placeHint} value={kept?.place ?? null} required max={200} />
      <div className="pair">
        {settings.districts.length === 0 ? null : (
          <SelectField
            {...shared} name="district" label={said.district} value={kept?.district ?? null} none={said.noDistrict}
            options={settings.districts.map(({ code, label }) => ({ value: code, label }))}
          />
        )}
        <SelectField
          {...shared} name="theme" label={said.theme} value={kept?.theme ?? null} none={said.noTheme}
          options={settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) }))}
        />
      </div>
      <TextareaField {...shared} name="description" label={said.description} value={kept?.description ?? null} max={5_000} rows={4} />
      <TextareaField {...shared} name="facilitators" label={said.facilitators} hint={said.facilitatorsHint}
        value={kept?.facilitators.join('\n') ?? null} rows={3} />
    </>
  );
}

/** The labels of these fields, for the summary of what is to be taken up again. */
export function meetingLabels(words: Words): Record<string, string> {
  const said = words.meetings.form;
  return {
    kind: said.kind, title: said.title, day: said.day, hour: said.hour, endHour: said.endHour, place: said.place, district: said.district,
    theme: said.theme,
    description: said.description, facilitators: said.facilitators,
  };
}
