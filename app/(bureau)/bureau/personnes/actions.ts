'use server';
import type { GrantedRole } from '../../../../server/db/tables/people.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';

export async function inviteSomeone(form: FormData): Promise<void> {
  await formAction('invite', form, async (input) => {
    await (await caller()).people.invite({ email: textOf(input, 'email'), role: textOf(input, 'role') as GrantedRole });
    return '/bureau/personnes?etape=invite';
  });
}

export async function revokeInvitation(form: FormData): Promise<void> {
  await formAction('revoke', form, async (input) => {
    await (await caller()).people.revokeInvitation({ id: textOf(input, 'id') });
    return '/bureau/personnes?etape=fait';
  });
}

export async function grantRole(form: FormData): Promise<void> {
  await formAction('roles', form, async (input) => {
    await (await caller()).people.grantRole({ personId: textOf(input, 'personId'), role: textOf(input, 'role') as GrantedRole });
    return '/bureau/personnes?etape=fait';
  });
}

export async function endRole(form: FormData): Promise<void> {
  await formAction('roles', form, async (input) => {
    await (await caller()).people.endRole({ personId: textOf(input, 'personId'), role: textOf(input, 'role') as GrantedRole });
    return '/bureau/personnes?etape=fait';
  });
}
