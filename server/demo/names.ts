import type { Chance } from './chance.ts';

const FIRST = [
  'Adèle', 'Agathe', 'Aïssa', 'Alban', 'Alice', 'Amine', 'Anaïs', 'André', 'Aurore', 'Baptiste', 'Basile', 'Béatrice', 'Bintou',
  'Brahim', 'Brigitte', 'Camille', 'Carole', 'Céleste', 'Chantal', 'Charlie', 'Claude', 'Clémence', 'Colette', 'Corentin',
  'Daniela', 'Danièle', 'Denis', 'Diane', 'Djibril', 'Éloïse', 'Émile', 'Emna', 'Esteban', 'Étienne', 'Farah', 'Félix', 'Florence',
  'Francine', 'Gabin', 'Gaëlle', 'Georges', 'Gisèle', 'Hakim', 'Henri', 'Hortense', 'Ibrahima', 'Ilyes', 'Irène', 'Isabelle',
  'Jacky', 'Jade', 'Jeannine', 'Jonas', 'Josiane', 'Jules', 'Karima', 'Kévin', 'Khadija', 'Laure', 'Léa', 'Léon', 'Lina', 'Lise',
  'Loïc', 'Louise', 'Lucien', 'Lydie', 'Malika', 'Manon', 'Marcel', 'Margaux', 'Mariam', 'Martine', 'Mathis', 'Maud', 'Maurice',
  'Mélanie', 'Michel', 'Moussa', 'Myriam', 'Nadia', 'Naïm', 'Nathalie', 'Nelly', 'Nicole', 'Noé', 'Odette', 'Olga', 'Olivier',
  'Oriane', 'Otmane', 'Pablo', 'Patrice', 'Paulette', 'Perrine', 'Pierre', 'Quentin', 'Raphaël', 'Régine', 'Rémi', 'René', 'Robin',
  'Roger', 'Rokhaya', 'Romane', 'Sabrina', 'Sacha', 'Salomé', 'Sami', 'Sandrine', 'Sasha', 'Sékou', 'Serge', 'Solène', 'Sonia',
  'Souad', 'Stella', 'Suzanne', 'Sylvain', 'Sylvie', 'Tarek', 'Thibault', 'Tiago', 'Tom', 'Ulysse', 'Valentin', 'Véronique',
  'Victoire', 'Violaine', 'Virgile', 'Wendy', 'Xavier', 'Yann', 'Yvette', 'Zoé',
];
const THINGS = [
  'Abricot', 'Accordéon', 'Arrosoir', 'Bicyclette', 'Boussole', 'Bouton', 'Brouette', 'Cabas', 'Cactus', 'Caillou', 'Cartable',
  'Casserole', 'Châtaigne', 'Chaussette', 'Cloche', 'Confiture', 'Crayon', 'Dé à coudre', 'Écharpe', 'Édredon', 'Épingle',
  'Escabeau', 'Fenouil', 'Ficelle', 'Girouette', 'Gouttière', 'Grelot', 'Haricot', 'Horloge', 'Lampion', 'Lanterne', 'Loupiote',
  'Marronnier', 'Mirabelle', 'Moufle', 'Noisette', 'Ortie', 'Paillasson', 'Panier', 'Parapluie', 'Persil', 'Pivert',
  'Pomme de pin', 'Radis', 'Réglisse', 'Rhubarbe', 'Sac à dos', 'Sifflet', 'Sucrier', 'Tabouret', 'Tartine', 'Théière', 'Thermos',
  'Ticket', 'Toupie', 'Trottoir', 'Tulipe', 'Valise', 'Verveine', 'Wagon',
];
const MANNERS = [
  'du dimanche', 'en retard', 'de poche', 'du palier', 'à roulettes', 'du matin', 'd’occasion', 'du troisième', 'sans sucre', 'à ressort',
  'du jardin', 'au chaud',
];
const INITIALS = 'ABCDEFGHJKLMNPQRSTV'.split('');

/** As two pseudonyms are compared by the table's unique index. */
export function nameKey(pseudonym: string): string { return pseudonym.normalize('NFKC').toLowerCase(); }

/** Pseudonyms as people take them, none twice, none of those taken (keys of `nameKey`). places: ends such as « de Cran ». */
export function pseudonyms(chance: Chance, howMany: number, taken: ReadonlySet<string>, places: readonly string[]): string[] {
  const used = new Set(taken);
  const found: string[] = [];
  while (found.length < howMany) {
    const name = invent(chance, places);
    if (used.has(nameKey(name))) continue;
    used.add(nameKey(name));
    found.push(name);
  }
  return found;
}

function invent(chance: Chance, places: readonly string[]): string {
  const first = chance.pick(FIRST);
  switch (chance.int(0, 9)) {
    case 0: case 1: case 2: return `${first} ${chance.pick(INITIALS)}.`;
    case 3: case 4: return `${first} ${chance.pick(places)}`;
    case 5: return first;
    case 6: return `${first.toLowerCase()}_${chance.int(2, 99)}`;
    case 7: return chance.pick(THINGS);
    default: return `${chance.pick(THINGS)} ${chance.pick(MANNERS)}`;
  }
}
