import { dayAt, hourAt } from '../../../../tenants/calendar.ts';
import type { Words } from '../../../words/words.ts';
import { TextField } from '../../../kit/field.tsx';
import type { FormState } from '../../../kit/form-state.ts';

type Before = { title: string; place: string | null; startsAt: Date };

/** What a sitting says of itself, to plan it and to change it. The hour is the collective's own. */
export function SittingFields({ before, form, words, zone }: { before: Before | null; form: FormState; words: Words; zone: string }) {
  const said = words.presidency.plan;
  const common = { form, words };
  return (
    <>
      <TextField {...common} name="title" label={said.titleLabel} hint={said.titleHint} required max={120} value={before?.title ?? null} />
      <div className="pair">
        <TextField
          {...common}
          name="startsAt"
          type="date"
          label={said.day}
          required
          value={before === null ? null : dayAt(before.startsAt, zone)}
        />
        <TextField
          {...common}
          name="hour"
          type="time"
          label={said.hour}
          hint={said.hourHint(zone)}
          required
          value={before === null ? null : hourAt(before.startsAt, zone)}
        />
      </div>
      <TextField {...common} name="place" label={said.place} max={160} value={before?.place ?? null} />
    </>
  );
}

export function sittingLabels(words: Words): Record<string, string> {
  const said = words.presidency.plan;
  return { title: said.titleLabel, startsAt: said.day, hour: said.hour, place: said.place };
}
