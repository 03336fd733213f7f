'use server';
import type { Caller } from '../../../../server/api/root.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';

const PATH = '/bureau/origines';
/** The filters under which the list was read: an address of this very page, never another. */
const OWN = /^\/bureau\/origines(?:\?[\w=&.%-]{0,400})?$/;

/** Says where the chosen proposals come from, with the reason; goes back to the list as it was filtered. */
export async function correctOrigin(form: FormData): Promise<void> {
  await formAction('origins', form, async (input) => {
    const { back, ...typed } = input;
    const ids = (Array.isArray(typed.ids) ? typed.ids : []).filter((id) => typeof id === 'string');
    const versions = ids.map((id) => Number(typed[`version.${id}`] ?? 0));
    const { changed } = await (await caller()).proposals.tagOrigin({ ...typed, ids, versions } as unknown as Parameters<Caller['proposals']['tagOrigin']>[0]);
    const address = typeof back === 'string' && OWN.test(back) ? back : PATH;
    return `${address}${address.includes('?') ? '&' : '?'}fait=${changed}`;
  });
}
