import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../kit/source.ts';

const OBJECTS = [
  'un banc', 'des arbres', 'une fontaine', 'un local', 'une salle', 'un atelier', 'des cours', 'une permanence', 'un guichet', 'une aire de jeux', 'un terrain',
  'un marché', 'une navette', 'des horaires', 'un tarif', 'une fête', 'un concert', 'une exposition', 'un jardin', 'une piste', 'un passage', 'des lampadaires',
  'une benne', 'un composteur', 'une crèche', 'un gymnase', 'un bassin', 'une infirmière', 'un médecin', 'des repas', 'un potager', 'une passerelle',
];
const FOR = [
  'pour les familles', 'pour les personnes seules', 'au collège', 'près de la gare', 'rue des Lilas', 'place du Marché', 'à la Villeneuve', 'au bord du canal',
  'devant la poste', 'dans le vieux centre', 'au stade', 'pour les étudiants', 'le mercredi', 'toute l’année', 'sur les quais', 'à l’entrée de la ville',
];
const VERBS = ['Installer', 'Prévoir', 'Rénover', 'Agrandir', 'Déplacer', 'Repenser', 'Financer', 'Garder'];

/** Titles written for the demo, and as many made of parts as are missing: what a pair must be found among. */
export function fillers(count: number): string[] {
  const folder = path.join(ROOT, 'server/demo/content');
  const written = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name).flatMap((collective) => readdirSync(path.join(folder, collective)).filter((file) => file.startsWith('proposals'))
    .flatMap((file) => readFileSync(path.join(folder, collective, file), 'utf8').trim().split('\n').map((line) => String((JSON.parse(line) as { title: string }).title))));
  const made = VERBS.flatMap((verb) => OBJECTS.flatMap((object) => FOR.map((place) => `${verb} ${object} ${place}`)));
  return [...new Set([...written, ...made])].slice(0, count);
}
