import type { MeetingChoice } from '../../../../server/domain/meetings/list.ts';
import type { Taggable, TaggingPage } from '../../../../server/domain/meetings/tagging.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { CardsField } from '../../../kit/choice.tsx';
import { DataTable } from '../../../kit/data-table.tsx';
import { SelectField, TextareaField, TextField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { fieldId, valuesOf } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import { themeLabel } from '../../../kit/labels.ts';
import { Origin } from '../../../kit/origin.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { capital, type Noun } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import { correctOrigin } from './actions.ts';

type Props = {
  page: TaggingPage; words: Words; noun: Noun; settings: CollectiveSettings; back: string; chosen: readonly string[];
  previous: string | null; next: string | null;
};

/** The list with its boxes, and under it what is true for all that is ticked: one plain form. */
export function CorrectOrigin({ page, words, noun, settings, back, chosen, previous, next }: Props) {
  const said = words.meetings.origins;
  const form = formState('origins');
  const ticked = valuesOf(form, 'ids', chosen);
  const labels = { ids: said.chosen, origin: said.becomes, meetingId: said.meeting, sheetCode: said.sheet, reason: said.reason };
  return (
    <Form action={correctOrigin} form={form} words={words} labels={labels} compact wide>
      <input type="hidden" name="back" value={back} />
      <div id={fieldId('ids')}>
        <DataTable
          caption={said.caption(noun)} captionHidden stack words={words} rows={page.items} rowKey={(row) => row.id}
          columns={[
            { key: 'choose', label: said.chosen, cell: (row) => <Choose row={row} ticked={ticked.includes(row.id)} words={words} /> },
            {
              key: 'title', label: capital(noun.one), heading: true,
              cell: (row) => <>{row.reference === null ? row.title
                : <a href={`/propositions/${row.reference}`}>{row.title}</a>} <small className="hush block">{themeLabel(settings,
                row.theme, words.language)}</small></>,
            },
            { key: 'origin', label: said.origin, cell: (row) => <Where row={row} words={words} zone={settings.timeZone} /> },
            { key: 'status', label: said.status, cell: (row) => <StatusTag status={row.status} words={words} /> },
          ]}
        />
      </div>
      <Pagination previous={previous} next={next} words={words} />
      <fieldset className="set mt-8">
        <legend>{said.form}</legend>
        <p className="hint">{said.formLead}</p>
        <CardsField
          name="origin" label={said.becomes} value="meeting" required form={form} words={words}
          choices={[{ value: 'meeting', label: said.becomesMeeting }, { value: 'online', label: said.becomesOnline },
            { value: 'collective', label: said.becomesCollective }]}
        />
        <SelectField
          name="meetingId" label={said.meeting} hint={said.meetingHint} none={said.meetingUnknown} form={form} words={words}
          options={page.meetings.map((meeting) => ({ value: meeting.id, label: choiceOf(meeting, words, settings.timeZone) }))}
        />
        <TextField name="sheetCode" label={said.sheet} hint={said.sheetHint} max={16} autoComplete="off" className="short" form={form}
          words={words} />
        <TextareaField name="reason" label={said.reason} hint={said.reasonHint} max={500} rows={2} required form={form} words={words} />
        <p className="act"><button className="button" type="submit">{said.send}</button></p>
      </fieldset>
    </Form>
  );
}

function Choose({ row, ticked, words }: { row: Taggable; ticked: boolean; words: Words }) {
  return (
    <label className="choose-row">
      <span className="sr">{words.meetings.origins.choose(row.title)}</span>
      <input type="checkbox" name="ids[]" value={row.id} defaultChecked={ticked} />
      {/* What stands here now: after a refusal the list shows what another has written meanwhile, and sending again replaces that. */}
      <input type="hidden" name={`version.${row.id}`} value={row.version} />
    </label>
  );
}

function Where({ row, words, zone }: { row: Taggable; words: Words; zone: string }) {
  return (
    <Origin
      origin={row.origin} words={words} zone={zone}
      meeting={row.meeting === null ? null : { day: row.meeting.startsAt, place: row.meeting.place, sheet: row.sheet }}
    />
  );
}

/** « 12 octobre 2025, R-07, Atelier des berges ». */
function choiceOf(meeting: MeetingChoice, words: Words, zone: string): string {
  return `${formatDay(meeting.startsAt, words.language, zone, 'long')}, ${words.meetings.number(meeting.reference)}, ${meeting.title}`;
}
