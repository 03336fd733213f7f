// Settings drawn at random, all of them valid.
import fc from 'fast-check';
import { DEEDS } from '../../tenants/settings.ts';

/** Words of many scripts, without what settings refuse (control and direction characters). */
const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '').trim())
  .map((text) => text.length > 0 && text.length <= 40 ? text : 'idée');
const localised = fc.record({ fr: line, en: fc.option(line) });
const code = fc.stringMatching(/^[a-z]{1,6}(-[a-z0-9]{1,4})?$/);

/** Time zones with and without summers, on both sides of the world. */
export const zone = fc.constantFrom(
  'Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Noumea', 'America/Havana', 'Asia/Beirut', 'Australia/Lord_Howe',
  'America/St_Johns', 'Africa/Cairo', 'Pacific/Kiritimati', 'UTC',
);

/** Days from 2010 to 2039. */
export const day = fc.integer({ min: 0, max: 10_956 })
  .map((n) => new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));

/** One to six phases in order; some leave days between them, some overlap and say so. */
export const phases = fc.uniqueArray(code, { minLength: 1, maxLength: 6 }).chain((codes) => fc.tuple(
  fc.integer({ min: -200, max: 50 }),
  ...codes.map((name) => fc.record({
    code: fc.constant(name), label: localised, gap: fc.nat(9), length: fc.nat(40), opens: fc.subarray([...DEEDS]), overlaps: fc.boolean(),
  })),
)).map(([start, ...list]) => {
  let [from, last] = [start, start - 1];
  return list.map(({ gap, length, ...phase }) => {
    from = phase.overlaps ? from + gap : last + 1 + gap;
    last = Math.max(last, from + length);
    return { ...phase, from, to: from + length };
  });
});

const fraction = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([a, b]) => ({ num: Math.min(a, b), den: Math.max(a, b) }));
const rule = fc.record({
  threshold: fraction.chain((share) => fc.record({
    num: fc.constant(share.num), den: fc.constant(share.den), strict: share.num === share.den ? fc.constant(false) : fc.boolean(),
  })),
  base: fc.constantFrom('expressed', 'voters', 'present', 'enrolled'),
  quorum: fc.option(fraction.chain((share) => fc.record({
    num: fc.constant(share.num), den: fc.constant(share.den), of: fc.constantFrom('present', 'voters'),
  }))),
  minimumVoters: fc.nat(50),
});

const shape = fc.tuple(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .map(([x, y, w, h]) => [[x, y], [x + w, y], [x + w, y + h], [x, y + h]]);

const required = fc.record({ name: line, referenceDay: day });
const optional = fc.record({
  tagline: fc.option(localised),
  noun: fc.record({ fr: fc.record({ one: line, many: line, feminine: fc.boolean() }), en: fc.record({ one: line, many: line }) }),
  languages: fc.constantFrom(['fr'], ['fr', 'en'], ['en', 'fr']),
  timeZone: zone,
  look: fc.record({ hue: fc.integer({ min: 0, max: 359 }), chroma: fc.constantFrom('calm', 'clear', 'vivid') }),
  welcome: localised,
  charter: localised,
  themes: fc.uniqueArray(fc.record({ code, label: localised }), { minLength: 1, maxLength: 12, selector: (t) => t.code }),
  districts: fc.uniqueArray(fc.record({ code, label: line, shape: fc.option(shape) }), { maxLength: 8, selector: (d) => d.code }),
  map: fc.record({ caption: localised }),
  phases,
  moderation: fc.constantFrom('before', 'after'),
  minimumAge: fc.integer({ min: 15, max: 18 }),
  parliament: fc.record({ rule, onRejection: fc.constantFrom('set_aside', 'sent_back') }),
  signIn: fc.record({
    email: fc.constant(true),
    oidc: fc.option(fc.record({ issuer: fc.constant('https://sso.example/realm'), clientId: line, label: line })),
  }),
  legal: fc.record({ publisher: fc.option(line), director: fc.option(line), host: fc.option(line), privacyContact: fc.option(line) }),
  election: fc.option(fc.record({
    rounds: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }).map((days) => days.sort()),
    endHour: fc.integer({ min: 18, max: 48 }),
  })),
}, { requiredKeys: [] });

/** A settings document with any of the optional fields left out. */
export const settingsInput = fc.tuple(required, optional).map(([a, b]) => ({ ...a, ...b }));
