import type { SettingsInput } from '../../tenants/settings.ts';
import { grenobleEnCommun } from '../../tenants/presets/grenoble-en-commun.ts';
import { nousSommes } from '../../tenants/presets/nous-sommes.ts';
import { reveillonsAnnecy } from '../../tenants/presets/reveillons-annecy.ts';
import { seriousFaults } from '../kit/axe.ts';
import { expect, test } from '../kit/browser.ts';
import { testSettings } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import { as } from '../kit/as.ts';
import { aHall, open, plan, vote } from './hall.ts';

// Each kind of page of the parliament, in each collective's theme, light and dark, on a phone and on a wide screen.
const THEMES: [name: string, preset: SettingsInput, dark: boolean][] = [
  ['Annecy', reveillonsAnnecy, false],
  ['Grenoble', grenobleEnCommun, true],
  ['Nous Sommes', nousSommes, false],
];

for (const [name, preset, dark] of THEMES) {
  test(`axe finds nothing serious on any page of the parliament, in the colours of ${name}`, async ({ browser, server, database }) => {
    test.setTimeout(180_000);
    const { referenceDay, phases } = testSettings();
    const hall = await aHall(database, { ...preset, referenceDay, phases, moderation: 'after', parliament: testSettings().parliament });
    const past = await plan(hall, 1);
    await open(hall, past);
    const done = await vote(hall, past, 1, ['yes', 'yes', 'no', 'abstain']);
    const president = await as(hall.collective, hall.organiser);
    await president.parliament.closeSitting({ sittingId: past.id });
    const sitting = await plan({ ...hall, proposals: hall.proposals.slice(1) }, 3);
    await open(hall, sitting);
    await vote(hall, sitting, 1, ['yes', 'no', 'yes', 'yes']);
    await vote(hall, sitting, 2, ['yes'], 'open');
    const faults: string[] = [];
    const [public1, desk] = [`/parlement/seances/${past.number}`, `/bureau/seances/${sitting.number}`];
    const pages: [who: 'nobody' | 'voted' | 'member' | 'organiser', path: string][] = [
      ['nobody', '/parlement'],
      ['nobody', public1],
      ['nobody', `${public1}/votes/${done}`],
      ['nobody', `${public1}/pv`],
      ['nobody', `/parlement/seances/${sitting.number}`],
      ['nobody', `/seance/${sitting.number}/ecran`],
      ['nobody', `/seance/${sitting.number}/ecran?point=1`],
      ['member', `/seance/${sitting.number}`],
      ['voted', `/seance/${sitting.number}`],
      ['member', `/seance/${sitting.number}?point=1`],
      ['organiser', '/bureau/seances'],
      ['organiser', '/bureau/seances/sieges?q=a'],
      ['organiser', desk],
      ['organiser', `${desk}?etape=clore`],
      ['organiser', `${desk}?etape=annuler`],
      ['organiser', `${desk}?point=3`],
      ['organiser', `${desk}?point=1`],
      ['organiser', `${desk}/ordre-du-jour`],
    ];
    for (const width of [360, 1280]) {
      for (const who of ['nobody', 'voted', 'member', 'organiser'] as const) {
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          colorScheme: dark ? 'dark' : 'light',
          locale: 'fr-FR',
        });
        const person = { nobody: null, voted: hall.members[0]!, member: hall.members[1]!, organiser: hall.organiser }[who];
        if (person) await login(context, server.origin(hall.collective.slug), hall.collective, person);
        const page = await context.newPage();
        for (const [, path] of pages.filter(([one]) => one === who)) {
          const answer = await page.goto(server.origin(hall.collective.slug) + path);
          if (answer?.status() !== 200) faults.push(`${path}: ${answer?.status()}`);
          faults.push(...(await seriousFaults(page)).map((fault) => `${path} ${width}: ${fault}`));
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (over > 0) faults.push(`${path} ${width}: ${over} px too wide`);
        }
        await context.close();
      }
    }
    expect(faults).toEqual([]);
  });
}
