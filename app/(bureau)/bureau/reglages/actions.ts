'use server';
import type { SettingsEdit } from '../../../../server/domain/collectives/schema.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction, formPreview } from '../../../kit/form-action.ts';
import { localisedOf, nested, objectOf, rowsOf, textOf } from '../../../kit/form-nested.ts';

export async function saveSettings(form: FormData): Promise<void> {
  if (form.get('deed') === 'preview') return formPreview('settings', form);
  await formAction('settings', form, async (input) => {
    await (await caller()).collectives.editSettings(editOf(nested(input)));
    return '/bureau/reglages?etape=enregistre';
  });
}

/** The form's document as the procedure takes it; what is missing or wrong is said by the settings' own schema. */
function editOf(typed: Record<string, unknown>): SettingsEdit {
  const noun = objectOf(typed.noun);
  const [fr, en, look] = [objectOf(noun.fr), objectOf(noun.en), objectOf(typed.look)];
  const tagline = localisedOf(typed.tagline);
  return {
    version: Number(typed.version), name: textOf(typed.name), tagline: tagline.fr === '' && tagline.en === null ? null : tagline,
    noun: { fr: { one: textOf(fr.one), many: textOf(fr.many), feminine: fr.feminine === '1' }, en: { one: textOf(en.one), many: textOf(en.many) } },
    look: { hue: Number(look.hue ?? Number.NaN), chroma: textOf(look.chroma) },
    welcome: localisedOf(typed.welcome),
    secondReading: typeof typed.secondReading === 'string' ? typed.secondReading : null,
    themes: rowsOf(typed.themes).map((row) => ({ code: textOf(row.code), label: localisedOf(row.label) })),
    phases: rowsOf(typed.phases).map((row) => ({
      code: textOf(row.code), label: localisedOf(row.label), fromDay: textOf(row.fromDay), toDay: textOf(row.toDay),
      opens: Array.isArray(row.opens) ? row.opens.map(textOf) : [], overlaps: row.overlaps === '1',
    })),
  };
}

export async function switchHallMode(form: FormData): Promise<void> {
  await formAction('hall', form, async (input) => {
    await (await caller()).collectives.setHallMode({ hours: Number(input.hours) });
    return '/bureau/reglages';
  });
}
