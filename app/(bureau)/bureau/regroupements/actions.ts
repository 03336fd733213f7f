'use server';
import type { Caller } from '../../../../server/api/root.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';
import { ONCE } from '../../../kit/form.tsx';

const PATH = '/bureau/regroupements';
type Input<Verb extends 'merge' | 'undo' | 'split' | 'dismiss'> = Parameters<Caller['groupings'][Verb]>[0];

/** Groups what the preview showed. */
export async function groupThem(form: FormData): Promise<void> {
  await formAction('merge', form, async (input) => {
    const { [ONCE]: id, ...typed } = input;
    await (await caller()).groupings.merge({ ...typed, id } as unknown as Input<'merge'>);
    return `${PATH}/faits?fait=regroupees`;
  });
}

/** Undoes a grouping, or takes one member out of it. */
export async function undoGrouping(form: FormData): Promise<void> {
  await formAction('undo', form, async (input) => {
    const whole = input.proposalId === 'tout';
    await (await caller()).groupings.undo({ ...input, proposalId: whole ? null : input.proposalId } as Input<'undo'>);
    return `${PATH}/faits?fait=defait`;
  });
}

/** Makes two of one. */
export async function splitIt(form: FormData): Promise<void> {
  await formAction('split', form, async (input) => {
    const { [ONCE]: id, ...typed } = input;
    await (await caller()).groupings.split({ ...typed, id } as unknown as Input<'split'>);
    return `${PATH}/faits?fait=separee`;
  });
}

/** « Pas semblables. » */
export async function notAlike(form: FormData): Promise<void> {
  await formAction('apart', form, async (input) => {
    await (await caller()).groupings.dismiss(input as Input<'dismiss'>);
    return `${PATH}?fait=pas-semblables`;
  });
}

/** Asks for the comparison of what is new. */
export async function compareNew(form: FormData): Promise<void> {
  await formAction('compare', form, async () => {
    await (await caller()).groupings.compare();
    return `${PATH}?fait=comparaison`;
  });
}
