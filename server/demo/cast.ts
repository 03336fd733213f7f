// Who plays whom in the demonstration, and when each parliament sits.
import type { SeatKind } from '../db/tables/parliament.ts';

/** A sitting, on a day counted from the reference day. done: with the written verdicts; open: under way; planned: to come. */
export interface CastSitting {
  kind: 'done' | 'open' | 'planned';
  day: number;
  /** By the clock, 18.5 is half past six in the evening. */
  hour: number;
  /** How many days before it the agenda was made. */
  prepared: number;
  title: string;
  place: string;
  /** Items on the agenda, where they are not the written verdicts. */
  items: number;
}

export interface Cast {
  organiser: string; volunteer: string; moderator: string; members: readonly [string, string, string]; resident: string;
  /** People in all, the written ones included: more than the largest number of supports. */
  people: number;
  seats: { count: number; kind: SeatKind; day: number };
  sittings: readonly CastSitting[];
  /** A second act: the story told by the texts lies this many days back, and what became of its promises came since. */
  since: number;
  /** Ends of generated pseudonyms: « Nadège de Cran ». */
  places: readonly string[];
}

export const CASTS: Readonly<Record<string, Cast>> = {
  'reveillons-annecy': {
    organiser: 'Bergeronnette', volunteer: 'Karim d’en bas', moderator: 'Odile B.',
    members: ['Mémé Ski', 'Samir 74', 'Saisonnière fatiguée'],
    resident: 'Nageuse d’octobre', people: 240,
    since: 0, seats: { count: 45, kind: 'lot', day: -21 },
    sittings: [
      {
        kind: 'done', day: -10, hour: 9, prepared: 7,
        title: 'Première séance : l’eau, l’école et l’hiver', place: 'Salle Yvette-Martinet, Meythet', items: 0,
      },
      {
        kind: 'open', day: -1, hour: 18.5, prepared: 6,
        title: 'Deuxième séance, en deux soirées', place: 'Maison de quartier de Novel', items: 12,
      },
      { kind: 'planned', day: 12, hour: 9.5, prepared: 14, title: 'Troisième séance', place: 'Salle d’animation de Seynod', items: 9 },
    ],
    places: [
      'de Cran', 'de Seynod', 'des Teppes', 'de Novel', 'de Meythet', 'de Pringy', 'd’Albigny', 'du Vassé', 'des Balmettes',
      'du Thiou', 'de Vovray', 'du Semnoz', 'd’Annecy-le-Vieux', 'de Loverchy',
    ],
  },
  'nous-sommes': {
    organiser: 'Zitoune', volunteer: 'Nadège', moderator: 'Inès Q.',
    members: ['Mamie Arceaux', 'Yanis 34', 'Juliette en camion'],
    resident: 'Pois chiche', people: 210,
    since: 400, seats: { count: 31, kind: 'volunteer', day: -75 },
    sittings: [
      { kind: 'done', day: -40, hour: 10, prepared: 8, title: 'L’assemblée des assemblées', place: 'Salle Pétrarque', items: 0 },
    ],
    places: [
      'de la Mosson', 'de Figuerolles', 'de Celleneuve', 'des Arceaux', 'du Lez', 'du Verdanson', 'd’Antigone', 'des Cévennes',
      'des Beaux-Arts', 'de Boutonnet', 'du Millénaire', 'de Plan Cabanes',
    ],
  },
  'grenoble-en-commun': {
    organiser: 'Mireille du marché', volunteer: 'Kader de Teisseire', moderator: 'Aïcha médiatrice',
    members: ['Léonie 1951', 'Kiné à vélo', 'Cousin Gratin'],
    resident: 'Chloé_Tram', people: 420,
    since: 0, seats: { count: 41, kind: 'lot', day: -26 },
    sittings: [
      {
        kind: 'done', day: -9, hour: 9, prepared: 7,
        title: 'Première séance du parlement citoyen', place: 'Maison des habitants de la Capuche', items: 0,
      },
      {
        kind: 'planned', day: 11, hour: 18, prepared: 15,
        title: 'Deuxième séance : se loger, se soigner', place: 'Salle polyvalente des Vignes', items: 14,
      },
    ],
    places: [
      'de Saint-Bruno', 'de Mistral', 'de l’Arlequin', 'de la Capuche', 'de Teisseire', 'de l’Abbaye', 'du Drac',
      'de l’Île Verte', 'des Alliés', 'des Eaux-Claires', 'de Championnet', 'du Jardin de Ville', 'de la Bajatière', 'du Rabot',
    ],
  },
};

/** What a working group wrote beside some items. */
export const RECOMMENDATIONS: readonly string[] = [
  'Le groupe de travail recommande de valider ce texte.',
  'Le groupe de travail recommande de valider, en précisant qui s’en occupe et à partir de quand.',
  'Le groupe de travail est partagé : trois pour, deux contre. Il laisse le parlement trancher.',
  'Le groupe de travail recommande de renvoyer à son auteur ou autrice, faute de chiffrage.',
];
