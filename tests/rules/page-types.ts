// Every kind of page, and how a browser comes to see one of it: what the accessibility rules and the looks are checked on.
import type { Page } from 'playwright/test';
import { cookieName, DRAFT_COOKIE } from '../../server/auth/browser.ts';
import { hashToken, newToken } from '../../server/auth/tokens.ts';
import { newId } from '../../server/domain/ids.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { Demo, DemoRole } from '../kit/demo.ts';
import { lastLetter } from '../kit/letters.ts';
import type { Places } from '../kit/places.ts';

export interface Visit { page: Page; demo: Demo; collective: TestCollective; origin: string }

export interface PageType {
  /** The file that renders it, under app/. */
  file: string;
  as: 'visitor' | DemoRole;
  /** An address of the collective, or the steps that lead there. */
  at: string | ((places: Places, visit: Visit) => string | Promise<void>);
}

const publicPage = (path: string, at: PageType['at'], as: PageType['as'] = 'visitor'): PageType => ({ file: `(public)/${path}page.tsx`, as, at });
const deskPage = (path: string, at: PageType['at'], as: PageType['as'] = 'organiser'): PageType => ({ file: `(bureau)/bureau/${path}page.tsx`, as, at });

export const READING: PageType[] = [
  publicPage('', '/'),
  publicPage('propositions/', '/propositions'),
  publicPage('propositions/', '/propositions?q=école&statut=published&origine=meeting'),
  publicPage('propositions/en-attente/', '/propositions/en-attente'),
  publicPage('propositions/[reference]/', (at) => at.answered),
  publicPage('propositions/[reference]/', (at) => at.waiting),
  publicPage('propositions/[reference]/', (at) => at.discussed),
  publicPage('signaler/[avis]/', (at) => `/signaler/${at.comment}`),
  publicPage('signaler/recu/[id]/', (at) => `/signaler/recu/${at.report}`),
  publicPage('rencontres/', '/rencontres'),
  publicPage('rencontres/couverture/', '/rencontres/couverture'),
  publicPage('rencontres/[numero]/', (at) => at.meeting),
  publicPage('parlement/', '/parlement'),
  publicPage('parlement/seances/[numero]/', (at) => at.sitting),
  publicPage('parlement/seances/[numero]/', (at) => at.past),
  publicPage('parlement/seances/[numero]/votes/[vote]/', (at) => at.vote),
  publicPage('seance/[numero]/ecran/', (at) => `${at.card}/ecran`),
  publicPage('programme/', '/programme'),
  publicPage('engagements/', '/engagements'),
  publicPage('engagements/[reference]/', (at) => at.commitment),
  publicPage('programme/editions/', '/programme/editions'),
  publicPage('programme/editions/[number]/', (at) => at.edition),
  publicPage('programme/mesures/[reference]/', (at) => at.measure),
  publicPage('journal/', '/journal'),
  publicPage('donnees/', '/donnees'),
  publicPage('charte/', '/charte'),
  publicPage('mentions/', '/mentions'),
  publicPage('accessibilite/', '/accessibilite'),
];

/** Sixty votes by name: long to walk through, so looked at once for each theme and not more. */
export const MINUTES: PageType[] = [publicPage('parlement/seances/[numero]/pv/', (at) => `${at.past}/pv`)];

/** The civic form, question by question: with a draft that lacks nothing, so that each can be read whatever the phase. */
export const ASKING: PageType[] = [
  publicPage('proposer/', '/proposer'),
  ...['semblables', 'texte', 'lieu', 'voix', 'verifier'].map((step) => publicPage(`proposer/${step}/`, async (_, { page, demo, collective, origin }: Visit) => {
    await holdDraft({ page, demo, collective, origin });
    await page.goto(`${origin}/proposer/${step}`);
  })),
];

export const ENTERING: PageType[] = [
  publicPage('connexion/', '/connexion'),
  publicPage('connexion/code/', '/connexion/code'),
  publicPage('connexion/age/', '/connexion/age'),
  publicPage('connexion/lien/[token]/', '/connexion/lien/inconnu'),
  publicPage('connexion/lien/[token]/', async (_, { page, demo, collective, origin }) => {
    const address = await askForCode({ page, origin });
    const { data } = await lastLetter(demo.database, collective, { address }, 'sign_in');
    await page.goto(`${origin}${data.path}`);
  }),
  publicPage('connexion/bienvenue/', async (_, { page, demo, collective, origin }) => {
    const address = await askForCode({ page, origin });
    const { data } = await lastLetter(demo.database, collective, { address }, 'sign_in');
    await page.locator('[name="code"]').fill(data.code ?? '');
    await page.locator('main button[type="submit"]').click();
    await page.waitForURL(/\/connexion\/bienvenue$/);
  }),
  publicPage('invitation/[token]/', '/invitation/inconnue'),
  publicPage('desabonnement/[token]/', '/desabonnement/inconnu-inconnu-inconnu'),
  publicPage('courrier/', '/_courrier'),
];

export const TAKING_PART: PageType[] = [
  publicPage('compte/', '/compte', 'resident'),
  publicPage('compte/suivi/', '/compte/suivi', 'resident'),
  publicPage('compte/avis/', '/compte/avis', 'resident'),
  publicPage('propositions/[reference]/', (at) => at.waiting, 'resident'),
  publicPage('propositions/envoi/', '/propositions/envoi', 'member'),
  publicPage('propositions/envoi/[id]/', (at) => `/propositions/envoi/${at.mine}`, 'member'),
  publicPage('proposer/envoye/[id]/', (at) => `/proposer/envoye/${at.mine}`, 'member'),
  publicPage('seance/[numero]/', (at) => at.card, 'member'),
  publicPage('programme/brouillon/', '/programme/brouillon', 'resident'),
  publicPage('programme/brouillon/[id]/', (at) => at.draftedMeasure, 'resident'),
];

export const WORKING: PageType[] = [
  deskPage('', '/bureau'),
  deskPage('moderation/', '/bureau/moderation', 'moderator'),
  deskPage('moderation/', '/bureau/moderation?etat=signalements', 'moderator'),
  deskPage('rencontres/', '/bureau/rencontres', 'volunteer'),
  deskPage('rencontres/nouvelle/', '/bureau/rencontres/nouvelle', 'volunteer'),
  deskPage('rencontres/[numero]/', (at) => at.meetingDesk, 'volunteer'),
  deskPage('rencontres/[numero]/compte-rendu/', (at) => `${at.meetingDesk}/compte-rendu`, 'volunteer'),
  deskPage('rencontres/[numero]/saisie/', (at) => `${at.meetingDesk}/saisie`, 'volunteer'),
  deskPage('rencontres/[numero]/lignes/', (at) => `${at.meetingDesk}/lignes`, 'volunteer'),
  deskPage('couverture/', '/bureau/couverture', 'volunteer'),
  deskPage('relecture/', '/bureau/relecture', 'volunteer'),
  deskPage('rencontres/[numero]/avis/', (at) => `${at.meetingDesk}/avis`, 'volunteer'),
  deskPage('origines/', '/bureau/origines', 'volunteer'),
  deskPage('regroupements/', '/bureau/regroupements'),
  deskPage('regroupements/autour/[reference]/', (at) => `/bureau/regroupements/autour/${at.waiting.split('/').at(-1)}`),
  deskPage('regroupements/apercu/', (at) => `/bureau/regroupements/apercu?porteuse=${at.waiting.split('/').at(-1)}&avec=1`),
  deskPage('regroupements/separer/[reference]/', (at) => `/bureau/regroupements/separer/${at.waiting.split('/').at(-1)}`),
  deskPage('regroupements/faits/', '/bureau/regroupements/faits'),
  deskPage('regroupements/faits/[id]/', (at) => at.grouping),
  deskPage('seances/', '/bureau/seances'),
  deskPage('seances/sieges/', '/bureau/seances/sieges'),
  deskPage('seances/[numero]/', (at) => at.presidency),
  deskPage('seances/[numero]/ordre-du-jour/', (at) => `${at.presidency}/ordre-du-jour`),
  deskPage('engagements/', '/bureau/engagements'),
  deskPage('engagements/[reference]/', (at) => `/bureau${at.commitment}`),
  deskPage('programme/', '/bureau/programme'),
  deskPage('programme/chapitres/[id]/', (at) => at.chapterDesk),
  deskPage('programme/rediger/', '/bureau/programme/rediger'),
  deskPage('programme/publier/', '/bureau/programme/publier'),
  deskPage('programme/mesures/[id]/', (at) => at.measureDesk),
  deskPage('programme/mesures/[id]/versions/', (at) => at.measureVersions),
  deskPage('reponses/', '/bureau/reponses?etat=pretes'),
  deskPage('reponses/[reference]/', (at) => `/bureau/reponses/${at.waiting.split('/').at(-1)}`),
  deskPage('personnes/', '/bureau/personnes'),
  deskPage('importer/', '/bureau/importer'),
  deskPage('importer/[run]/', async (_, going) => {
    await sendImport(going);
  }),
  deskPage('reglages/', '/bureau/reglages'),
];

/** Shown by the front door under other addresses: tests/rules/stop-pages.page.ts brings each about. */
export const STOPPING = [
  '(public)/introuvable/page.tsx', '(public)/incident/page.tsx', '(public)/trop-de-demandes/page.tsx', '(public)/pas-encore/page.tsx',
  '(public)/archive/page.tsx', 'plateforme/page.tsx', 'plateforme/inconnu/page.tsx', 'plateforme/introuvable/page.tsx',
];

/** A new address each time: the same one may only ask so often. */
async function askForCode({ page, origin }: Pick<Visit, 'page' | 'origin'>): Promise<string> {
  const address = `${newId()}@exemple.fr`;
  await page.goto(`${origin}/connexion`);
  await page.locator('[name="email"]').fill(address);
  await page.locator('form:has([name="email"]) button[type="submit"]').click();
  await page.waitForURL(/\/connexion\/code/);
  return address;
}

/** A table that nobody knows, with faults: the preview with everything it can show. */
async function sendImport({ page, origin }: Visit): Promise<void> {
  await page.goto(`${origin}/bureau/importer`);
  await page.locator('[name="files"]').setInputFiles([
    { name: 'idées.csv', mimeType: 'text/csv', buffer: Buffer.from('Titre;Texte;Statut;Lieu\nUn banc;Pour attendre;reçue;Nord\n;Sans titre;;\n') },
    { name: 'autre.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2\n') },
  ]);
  await page.locator('form:has([name="files"]) button[type="submit"]').click();
  await page.waitForURL(/\/bureau\/importer\/[0-9a-f-]{36}$/);
  // With or without scripts, and however long the job takes.
  for (let tries = 0; tries < 60 && await page.locator('[name="skipFaulty"]').count() === 0; tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
}

/** A draft in this browser, with all its answers: as the form would have left it. */
async function holdDraft({ page, demo, collective, origin }: Visit): Promise<void> {
  const token = newToken();
  const fields = {
    title: 'Ouvrir les cours d’école le samedi', body: 'Les cours sont **vides** le samedi, et les enfants n’ont que le parking.', theme: null as string | null,
    district: null, place: { x: 400, y: 400 }, voice: 'resident', authorShown: 'pseudonym', organisation: null, name: null,
  };
  const { rows: [settings] } = await demo.database.superuserPool.query<{ theme: string }>(
    "select settings -> 'themes' -> 0 ->> 'code' as theme from collectives where tenant_id = $1", [collective.id]);
  fields.theme = settings!.theme;
  await demo.database.superuserPool.query(
    "insert into proposal_drafts (tenant_id, id, cookie_hash, fields, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')",
    [collective.id, newId(), hashToken(token), JSON.stringify(fields)]);
  await page.context().addCookies([{ name: cookieName(DRAFT_COOKIE, { publicProtocol: 'http' }), value: token, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

/** Brings the page up. Answers the status, or null where steps led there. */
export async function visit(type: PageType, places: Places, going: Visit): Promise<number | null> {
  const { at } = type;
  const where = typeof at === 'string' ? at : await at(places, going);
  return typeof where !== 'string' ? null : (await going.page.goto(`${going.origin}${where}`))?.status() ?? null;
}
