'use server';
import type { SettingsEdit } from '../../../../server/domain/collectives/schema.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction, formPreview } from '../../../kit/form-action.ts';
import { nested, rowsOf } from '../../../kit/form-nested.ts';

type Part = Record<string, Record<string, unknown>>;

export async function saveSettings(form: FormData): Promise<void> {
  if (form.get('deed') === 'preview') return formPreview('settings', form);
  await formAction('settings', form, async (input) => {
    const typed = nested(input) as Part;
    const localised = (part: unknown) => ({ fr: '', en: null, ...(part as object) });
    const edit: SettingsEdit = {
      version: Number(input.version), name: String(input.name ?? ''),
      tagline: typed.tagline?.fr ? localised(typed.tagline) as SettingsEdit['tagline'] : null,
      noun: {
        fr: { one: '', many: '', ...clean(typed.noun?.fr), feminine: (typed.noun?.fr as { feminine?: unknown })?.feminine === '1' },
        en: { one: '', many: '', ...clean(typed.noun?.en) },
      },
      look: { hue: Number(typed.look?.hue), chroma: String(typed.look?.chroma ?? '') },
      welcome: localised(typed.welcome) as SettingsEdit['welcome'],
      themes: rowsOf(typed.themes).map((row) => ({ code: String(row.code ?? ''), label: localised(row.label) as { fr: string; en: string | null } })),
      phases: rowsOf(typed.phases).map((row) => ({
        code: String(row.code ?? ''), label: localised(row.label) as { fr: string; en: string | null }, fromDay: String(row.fromDay ?? ''), toDay: String(row.toDay ?? ''),
        opens: Array.isArray(row.opens) ? row.opens.map(String) : [], overlaps: row.overlaps === '1',
      })),
    };
    await (await caller()).collectives.editSettings(edit);
    return '/bureau/reglages?etape=enregistre';
  });
}

function clean(part: unknown): { one?: string; many?: string } {
  const { one, many } = (part ?? {}) as { one?: string | null; many?: string | null };
  return { ...(one && { one }), ...(many && { many }) };
}

export async function switchHallMode(form: FormData): Promise<void> {
  await formAction('hall', form, async (input) => {
    await (await caller()).collectives.setHallMode({ hours: Number(input.hours) });
    return '/bureau/reglages';
  });
}
