'use server';
import type { Caller } from '../../../../server/api/root.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';
import { ONCE } from '../../../kit/form.tsx';

const PATH = '/bureau/rencontres';
type Declaration = Parameters<Caller['meetings']['declare']>[0];

/** One pseudonym a line. */
function lines(text: unknown): string[] {
  return typeof text === 'string' ? text.split('\n').map((line) => line.trim()).filter(Boolean) : [];
}

function fieldsOf(input: FormInput): Declaration {
  return { ...input, facilitators: lines(input.facilitators) } as unknown as Declaration;
}

/** The form of one meeting is checked by its schema: what a browser sends is only typed here. */
function versionOf(input: FormInput): { id: string; version: number } { return { id: textOf(input, 'id'),
  version: Number(input.version) }; }

export async function declareMeeting(form: FormData): Promise<void> {
  await formAction('meeting', form, async (input) => {
    const { reference } = await (await caller()).meetings.declare({ ...fieldsOf(input), id: textOf(input, ONCE) });
    return `${PATH}?fait=annoncee&numero=${reference}`;
  });
}

export async function editMeeting(form: FormData): Promise<void> {
  await formAction('meeting', form, async (input) => {
    const { reference } = await (await caller()).meetings.edit({ ...fieldsOf(input), ...versionOf(input) });
    return `${PATH}?fait=modifiee&numero=${reference}`;
  });
}

export async function cancelMeeting(form: FormData): Promise<void> {
  await formAction('cancel', form, async (input) => {
    const { reference } = await (await caller()).meetings.cancel(versionOf(input));
    return `${PATH}?fait=annulee&numero=${reference}`;
  });
}

export async function reportMeeting(form: FormData): Promise<void> {
  await formAction('report', form, async (input) => {
    const { reference } = await (await caller())
      .meetings.report({ ...input, ...versionOf(input) } as unknown as Parameters<Caller['meetings']['report']>[0]);
    return `${PATH}?fait=rapportee&numero=${reference}`;
  });
}

export async function checkMeeting(form: FormData): Promise<void> {
  await formAction('check', form, async (input) => {
    const { reference } = await (await caller()).meetings.check(versionOf(input));
    return `${PATH}?fait=relue&numero=${reference}`;
  });
}
