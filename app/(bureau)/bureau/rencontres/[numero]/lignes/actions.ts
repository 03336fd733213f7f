'use server';
import type { Caller } from '../../../../../../server/api/root.ts';
import { caller } from '../../../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../../../kit/form-action.ts';
import { textOf } from '../../../../../kit/form-text.ts';

type Mapping = Parameters<Caller['meetings']['mapRows']>[0];

function pathOf(input: FormInput): string {
  const reference = textOf(input, 'reference');
  return `/bureau/rencontres/${/^[1-9]\d{0,8}$/.test(reference) ? reference : '0'}/lignes`;
}

/** Keeps the rows aside and leads to their preview. What was pasted stays in the field when it is refused. */
export async function startRows(form: FormData): Promise<void> {
  await formAction('rows', form, async (input) => {
    const file = input.file instanceof File ? input.file : null;
    const { id } = await (await caller()).meetings.startRows({
      meetingId: textOf(input, 'meetingId'), text: textOf(input, 'text'), fileName: file?.name ?? null,
      file: file === null ? null : new Uint8Array(await file.arrayBuffer()),
    });
    return `${pathOf(input)}?lot=${id}`;
  });
}

/** Says which column holds what. */
export async function mapRows(form: FormData): Promise<void> {
  await formAction('columns', form, async (input) => {
    const columns = Object.keys(input).filter((name) => /^columns\.\d{1,2}$/.test(name)).toSorted((a, b) => Number(a.slice(8)) - Number(b.slice(8)))
      .map((name) => textOf(input, name)) as Mapping['columns'];
    const { id } = await (await caller()).meetings.mapRows({
      id: textOf(input, 'id'), version: Number(input.version), columns, headed: input.headed === '1', theme: textOf(input, 'theme') || null,
    });
    return `${pathOf(input)}?lot=${id}#apercu`;
  });
}

/** Writes what is new and right. */
export async function confirmRows(form: FormData): Promise<void> {
  await formAction('confirm', form, async (input) => {
    const id = textOf(input, 'id');
    const { written } = await (await caller()).meetings.confirmRows({ id, version: Number(input.version) });
    return `${pathOf(input)}?lot=${id}&fait=${written}`;
  });
}
