import { createHash } from 'node:crypto';
import { expect, test } from 'playwright/test';
import { people as en } from '../../app/words/en/people.ts';
import { people as fr } from '../../app/words/fr/people.ts';
import { CONSENT_VERSIONS } from '../../server/domain/people/consents.ts';

/** What each version of a consent says, by fingerprint. A changed sentence is a new version: add a line here, never edit one. */
const SAID: Record<string, string> = {
  'opinions 2026-11': 'db434ce74f82',
  'follow_up_mail 2026-11': '304b4888fc34',
  'newsletter 2026-11': '8ddaccd80748',
};

test('T60 the words that people consent to are those of their version', () => {
  for (const [purpose, version] of Object.entries(CONSENT_VERSIONS)) {
    const name = purpose as keyof typeof CONSENT_VERSIONS;
    const words = JSON.stringify([fr.consents[name], en.consents[name]]);
    const fingerprint = createHash('sha256').update(words).digest('hex').slice(0, 12);
    expect(SAID[`${purpose} ${version}`], `${purpose}: its words changed, so its version must`).toBe(fingerprint);
  }
});
