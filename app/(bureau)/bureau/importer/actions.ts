'use server';
import type { Caller } from '../../../../server/api/root.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../kit/form-action.ts';
import { nested, objectOf, rowsOf, textOf } from '../../../kit/form-nested.ts';

const PATH = '/bureau/importer';
type Remap = Parameters<Caller['imports']['remap']>[0];

/** What a browser sends is only typed here: the schema checks it. */
function versionOf(input: FormInput): { id: string; version: number } { return { id: textOf(input.id), version: Number(input.version) }; }

export async function nameColumns(form: FormData): Promise<void> {
  const table = form.get('table');
  await formAction(`columns ${typeof table === 'string' ? table : ''}`, form, async (input) => {
    const chosen = Object.fromEntries(Object.entries(objectOf(nested(input).columns)).filter(([, column]) => column !== null));
    const { id } = await (await caller()).imports.remap({ ...versionOf(input), table: textOf(input.table), columns: chosen } as Remap);
    return `${PATH}/${id}`;
  });
}

export async function nameStates(form: FormData): Promise<void> {
  await formAction('states', form, async (input) => {
    const states = rowsOf(nested(input).states, ['word']);
    const { id } = await (await caller()).imports.remap({ ...versionOf(input), states } as Remap);
    return `${PATH}/${id}`;
  });
}

export async function readAgain(form: FormData): Promise<void> {
  await formAction('again', form, async (input) => {
    const { id } = await (await caller()).imports.remap(versionOf(input));
    return `${PATH}/${id}`;
  });
}

export async function confirmImport(form: FormData): Promise<void> {
  await formAction('confirm', form, async (input) => {
    const { id } = await (await caller()).imports.confirm({ ...versionOf(input), skipFaulty: input.skipFaulty === '1' });
    return `${PATH}/${id}`;
  });
}

export async function discardImport(form: FormData): Promise<void> {
  await formAction('discard', form, async (input) => {
    await (await caller()).imports.discard(versionOf(input));
    return `${PATH}/${textOf(input.id)}`;
  });
}

export async function undoImport(form: FormData): Promise<void> {
  await formAction('undo', form, async (input) => {
    const { id } = await (await caller()).imports.undo(versionOf(input));
    return `${PATH}/${id}`;
  });
}
