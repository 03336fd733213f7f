import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';

const NAMES = [
  'Alouette', 'Ancolie', 'Bouleau', 'Bouvreuil', 'Bruyère', 'Campanule', 'Capucine', 'Cerisier', 'Chardon', 'Chouette', 'Cigale', 'Coquelicot',
  'Églantine', 'Épervier', 'Érable', 'Fauvette', 'Figuier', 'Fougère', 'Genêt', 'Genévrier', 'Glycine', 'Grillon', 'Héron', 'Hirondelle', 'Houblon',
  'Hulotte', 'Iris', 'Jonquille', 'Lavande', 'Libellule', 'Lierre', 'Loriot', 'Loutre', 'Lucane', 'Martinet', 'Mélèze', 'Mésange', 'Mimosa', 'Moineau',
  'Muguet', 'Myrtille', 'Noisetier', 'Olivier', 'Orme', 'Pervenche', 'Pinson', 'Platane', 'Primevère', 'Romarin', 'Rossignol', 'Rouge-gorge', 'Sauge',
  'Saule', 'Sittelle', 'Sorbier', 'Thym', 'Tilleul', 'Tourterelle', 'Tulipe', 'Verveine', 'Violette',
];
const PLACES = [
  'des berges', 'des collines', 'des coteaux', 'des escaliers', 'des faubourgs', 'des fontaines', 'des halles', 'des jardins', 'des marches', 'des passages',
  'des places', 'des ponts', 'des quais', 'des remparts', 'des ruelles', 'des sources', 'des terrasses', 'des toits', 'des vergers', 'du beffroi', 'du bord',
  'du canal', 'du carrefour', 'du clocher', 'du coin', 'du faubourg', 'du kiosque', 'du lavoir', 'du marché', 'du matin', 'du midi', 'du parc', 'du passage',
  'du petit bois', 'du plateau', 'du port', 'du préau', 'du quartier', 'du ruisseau', 'du sentier', 'du soir', 'du square', 'du tram', 'du vallon', 'du verger',
];

/** How two pseudonyms are compared: as the unique index of the table does. */
export function samePseudonym(pseudonym: string) {
  return sql<boolean>`lower(normalize(pseudonym, NFKC)) = lower(normalize(${pseudonym}::text, NFKC)) and state <> 'erased'`;
}

/** A pseudonym to start from, that nobody of the collective bears: a plant or a bird, and where it lives. */
export async function freePseudonym(db: TenantDb): Promise<string> {
  const drawn = Array.from({ length: 8 }, () => `${NAMES[randomInt(NAMES.length)]!} ${PLACES[randomInt(PLACES.length)]!}`);
  const taken = await db.selectFrom('people').select(sql<string>`lower(normalize(pseudonym, NFKC))`.as('key'))
    .where(sql<boolean>`lower(normalize(pseudonym, NFKC)) = any(${drawn.map((name) => name.toLowerCase())}::text[])`).where('state', '<>', 'erased').execute();
  const keys = new Set(taken.map(({ key }) => key));
  return drawn.find((name) => !keys.has(name.toLowerCase())) ?? `${drawn[0]!} ${randomInt(100, 1_000)}`;
}
