'use server';
import { instantAt, isDay } from '../../../../tenants/calendar.ts';
import { caller, pageContext } from '../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';

/** Where a form leads back to: the desk of the sitting it came from. */
function desk(input: FormInput, rest = ''): string {
  return `/bureau/seances/${Number(input.numero)}${rest}`;
}

function textsOf(input: FormInput, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The day and the hour as they were typed, at the clock of the collective; an hour that is none makes no instant. */
async function instantOf(input: FormInput): Promise<Date> {
  const { tenant } = await pageContext();
  const [, hour, minute] = /^(\d\d?):(\d\d)/.exec(textOf(input, 'hour')) ?? [];
  const day = textOf(input, 'startsAt');
  if (!isDay(day) || hour === undefined || minute === undefined) return new Date(Number.NaN);
  return instantAt(day, Number(hour) + Number(minute) / 60, tenant.settings.timeZone);
}

export async function planSitting(form: FormData): Promise<void> {
  await formAction('sitting', form, async (input) => {
    const { number } = await (
      await caller()
    ).parliament.planSitting({
      id: textOf(input, 'once'),
      title: textOf(input, 'title'),
      place: textOf(input, 'place') || null,
      startsAt: await instantOf(input),
    });
    return `/bureau/seances/${number}/ordre-du-jour`;
  });
}

export async function editSitting(form: FormData): Promise<void> {
  await formAction('sitting', form, async (input) => {
    await (
      await caller()
    ).parliament.editSitting({
      id: textOf(input, 'id'),
      version: Number(input.version),
      title: textOf(input, 'title'),
      place: textOf(input, 'place') || null,
      startsAt: await instantOf(input),
    });
    return desk(input);
  });
}

export async function openSitting(form: FormData): Promise<void> {
  await formAction('conduct', form, async (input) => {
    await (await caller()).parliament.openSitting({ sittingId: textOf(input, 'sittingId') });
    return desk(input);
  });
}

export async function closeSitting(form: FormData): Promise<void> {
  await formAction('conduct', form, async (input) => {
    await (await caller()).parliament.closeSitting({ sittingId: textOf(input, 'sittingId') });
    return desk(input);
  });
}

export async function openVote(form: FormData): Promise<void> {
  await formAction('conduct', form, async (input) => {
    await (
      await caller()
    ).votes.open({
      id: textOf(input, 'once'),
      itemId: textOf(input, 'itemId'),
      onRejection: input.onRejection === 'sent_back' ? 'sent_back' : 'set_aside',
    });
    return desk(input, '#point');
  });
}

export async function closeVote(form: FormData): Promise<void> {
  await formAction('conduct', form, async (input) => {
    await (await caller()).votes.close({ id: textOf(input, 'id') });
    return desk(input, '#point');
  });
}

export async function annulVote(form: FormData): Promise<void> {
  await formAction('conduct', form, async (input) => {
    await (await caller()).votes.annul({ id: textOf(input, 'id'), reason: textOf(input, 'reason') });
    return desk(input, '#point');
  });
}

export async function announceResult(form: FormData): Promise<void> {
  await formAction('conduct', form, async (input) => {
    await (await caller()).votes.announce({ id: textOf(input, 'id'), reason: textOf(input, 'reason') });
    return desk(input, '#point');
  });
}

/**
 * The roll of the room, by ticks. Compared with what the page showed, not with what is there now: who signed herself in meanwhile, in
 * the room or online, is left where she is.
 */
export async function tickTheRoom(form: FormData): Promise<void> {
  await formAction('room', form, async (input) => {
    const api = await caller();
    const sittingId = textOf(input, 'sittingId');
    const [was, here] = [new Set(textsOf(input, 'was')), new Set(textsOf(input, 'here'))];
    const gone = [...textsOf(input, 'leaves'), ...[...was].filter((seatId) => !here.has(seatId))];
    for (const seatId of gone) await api.parliament.signOut({ sittingId, seatId });
    for (const seatId of here) if (!was.has(seatId)) await api.parliament.signIn({ sittingId, seatId });
    return desk(input, '#salle');
  });
}

export async function addToAgenda(form: FormData): Promise<void> {
  await formAction('add', form, async (input) => {
    await (
      await caller()
    ).parliament.addToAgenda({
      sittingId: textOf(input, 'sittingId'),
      proposalIds: textsOf(input, 'proposalIds'),
      recommendation: textOf(input, 'recommendation') || null,
    });
    return desk(input, `/ordre-du-jour${searchOf(input)}`);
  });
}

/** The filters of the list that was chosen from, so that choosing goes on where it was. */
function searchOf(input: FormInput): string {
  const search = textOf(input, 'recherche');
  return /^\?[\w=&%.+-]*$/.test(search) ? search : '';
}

/** One form for the whole agenda; its buttons say `monter:<item>`, `descendre:<item>`, `retirer:<item>`. */
export async function arrangeAgenda(form: FormData): Promise<void> {
  await formAction('agenda', form, async (input) => {
    const [deed, itemId = ''] = textOf(input, 'deed').split(':');
    const api = await caller();
    if (deed === 'retirer') await api.parliament.removeFromAgenda({ itemId });
    else
      await api.parliament.arrangeAgenda({
        sittingId: textOf(input, 'sittingId'),
        itemIds: moved(textsOf(input, 'itemIds'), itemId, deed === 'monter' ? -1 : 1),
      });
    return desk(input, `/ordre-du-jour${searchOf(input)}#agenda`);
  });
}

function moved(ids: string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  const next = [...ids];
  [next[at], next[to]] = [ids[to]!, ids[at]!];
  return next;
}

/** Each item has its own form, so that a refusal shows beside its text. */
function recommendForm(itemId: FormDataEntryValue | null): string {
  return `recommend-${typeof itemId === 'string' ? itemId : ''}`;
}

export async function recommend(form: FormData): Promise<void> {
  await formAction(recommendForm(form.get('itemId')), form, async (input) => {
    await (
      await caller()
    ).parliament.recommend({ itemId: textOf(input, 'itemId'), recommendation: textOf(input, 'recommendation') || null });
    return desk(input, '/ordre-du-jour#agenda');
  });
}

export async function giveSeat(form: FormData): Promise<void> {
  await formAction('seat', form, async (input) => {
    await (
      await caller()
    ).parliament.addSeat({
      id: textOf(input, 'once'),
      personId: textOf(input, 'personId'),
      kind: textOf(input, 'kind') as 'lot',
      title: textOf(input, 'title') || null,
      startsOn: textOf(input, 'startsOn'),
      endsOn: textOf(input, 'endsOn') || null,
    });
    return '/bureau/seances/sieges?etape=donne';
  });
}

export async function endSeat(form: FormData): Promise<void> {
  await formAction('end', form, async (input) => {
    await (await caller()).parliament.endSeat({ id: textOf(input, 'id'), endsOn: textOf(input, 'endsOn') });
    return '/bureau/seances/sieges?etape=fini';
  });
}
