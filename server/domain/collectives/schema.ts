import { z } from 'zod';

const text = z.string().max(20_000);

/**
 * What the first settings page may change, as it comes from a form or a program: checked as a whole by tenants/settings.ts,
 * with the same errors as the files. version: the one that was shown, so that nobody overwrites another's change unseen.
 */
export const settingsEditSchema = z.object({
  version: z.coerce.number().int().min(1),
  name: text,
  tagline: z.object({ fr: text, en: text.nullable() }).nullable(),
  noun: z.object({ fr: z.object({ one: text, many: text, feminine: z.boolean() }), en: z.object({ one: text, many: text }) }),
  look: z.object({ hue: z.coerce.number(), chroma: text }),
  welcome: z.object({ fr: text, en: text.nullable() }),
  /** Left out, it stays as it is. */
  secondReading: text.nullish(),
  themes: z.array(z.object({ code: text, label: z.object({ fr: text, en: text.nullable() }) })).max(60),
  phases: z.array(z.object({
    code: text, label: z.object({ fr: text, en: text.nullable() }), fromDay: text, toDay: text, opens: z.array(text).max(10), overlaps: z.boolean(),
  })).max(20),
});
export type SettingsEdit = z.output<typeof settingsEditSchema>;

/** For how many hours a hall's address is let through (0 ends it): three hundred people behind one wireless network. */
export const hallModeSchema = z.object({ hours: z.coerce.number().int().min(0).max(12) });
