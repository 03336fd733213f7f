'use server';
import { caller } from '../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';

/** The card of the sitting that the form came from. */
function card(input: FormInput): string {
  return `/seance/${Number(input.numero)}`;
}

export async function signTheRoll(form: FormData): Promise<void> {
  await formAction('roll', form, async (input) => {
    await (
      await caller()
    ).parliament.arrive({ sittingId: textOf(input, 'sittingId'), place: input.place === 'online' ? 'online' : 'room' });
    return card(input);
  });
}

export async function leaveTheSitting(form: FormData): Promise<void> {
  await formAction('leave', form, async (input) => {
    await (await caller()).parliament.leave({ sittingId: textOf(input, 'sittingId') });
    return card(input);
  });
}

export async function castBallot(form: FormData): Promise<void> {
  await formAction('ballot', form, async (input) => {
    const choice = (['yes', 'no', 'abstain'] as const).find((one) => one === input.choice);
    await (await caller()).votes.cast({ id: textOf(input, 'id'), choice: choice as 'yes' });
    return `${card(input)}${input.point === null || input.point === undefined ? '' : `?point=${Number(input.point)}`}#recu`;
  });
}
