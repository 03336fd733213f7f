// Made-up proposals of a town, long enough and varied enough for a search index to have something to do.
const VERBS = ['Créer', 'Ouvrir', 'Rénover', 'Planter', 'Protéger', 'Éclairer', 'Réserver', 'Rouvrir', 'Prolonger', 'Apaiser', 'Végétaliser', 'Installer',
  'Partager', 'Financer', 'Chauffer', 'Ombrager', 'Embaucher', 'Former', 'Consulter', 'Garantir'];
const THINGS = ['une piste cyclable', 'la cour de l’école', 'un marché de producteurs', 'des logements étudiants', 'la halle couverte', 'un centre de santé',
  'des bancs à l’ombre', 'la bibliothèque le dimanche', 'un bus de nuit', 'des jardins partagés', 'la maison des associations', 'une crèche municipale',
  'la rivière et ses berges', 'un atelier de réparation', 'des fontaines à eau', 'la cantine sans plastique', 'un gymnase', 'des toilettes publiques',
  'la place du marché', 'un budget participatif', 'des arbres fruitiers', 'la piscine d’été', 'une épicerie solidaire', 'des trottoirs accessibles',
  'le foyer des aînés', 'un skatepark', 'la rénovation des immeubles', 'des repas bio', 'une régie de l’eau', 'le chauffage au bois',
  'un conseil des jeunes', 'des nichoirs', 'le théâtre de verdure', 'une maison des femmes', 'la gare routière', 'un parking à vélos'];
const PLACES = ['quai des Tanneurs', 'rue des Lilas', 'place de la Liberté', 'aux Granges', 'à la Croix-Rouge', 'dans le vieux bourg', 'près du collège', 'au bord du canal',
  'avenue Jaurès', 'cité des Peupliers', 'derrière la mairie', 'au parc Mistral', 'sur les hauteurs', 'faubourg Saint-Jean', 'près de l’hôpital', 'à l’entrée nord',
  'route de Chambéry', 'quartier des Moulins', 'devant la gare', 'impasse du Lavoir', 'au hameau des Prés', 'dans chaque quartier', 'boulevard Foch', 'allée des Marronniers'];
const WORDS = ('aujourd’hui les habitants attendent une réponse claire de la commune et des services car la situation dure depuis plusieurs années sans que rien change vraiment '
  + 'pour les enfants les personnes âgées les familles qui vivent ici avec peu de moyens nous proposons un essai pendant six mois puis un bilan public avant toute décision définitive '
  + 'le coût reste modeste si le chantier est partagé entre la ville le département et la région plusieurs communes voisines ont déjà réussi cette transformation avec des bénévoles '
  + 'la circulation le bruit la chaleur et la poussière fatiguent tout le monde surtout en été un revêtement clair des arbres et de l’eau changeraient la vie du quartier '
  + 'il faudrait aussi des horaires plus larges un accueil sans rendez-vous une information lisible et des lieux ouverts le soir comme le samedi matin '
  + 'beaucoup renoncent à se soigner à apprendre à se déplacer faute de solution proche et simple c’est une question de justice autant que de confort '
  + 'l’énergie l’alimentation le logement pèsent lourd dans les budgets une régie publique une coopérative ou un groupement d’achat permettraient de payer le prix juste').split(' ');
/** Words that few texts hold: without them every search would find everything. */
const SYLLABLES = ['bar', 'cho', 'lan', 'mer', 'tou', 'vin', 'gre', 'pla', 'sou', 'ran', 'dol', 'fin', 'cla', 'bro', 'mai', 'ter'];

/** The same numbers at every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function picker(next: () => number): <T>(list: readonly T[]) => T {
  return (list) => list[Math.floor(next() * list.length)]!;
}

/** Different titles, as many as asked: 17,280 phrases, then the same with the name of a street of their own. */
export function titles(howMany: number): string[] {
  const pick = picker(random(1));
  return Array.from({ length: howMany }, () => `${pick(VERBS)} ${pick(THINGS)} ${pick(PLACES)}`);
}

/** Paragraphs of 20 to 75 words; about one word in twelve is a rare one. */
export function paragraphs(howMany: number): string[] {
  const next = random(2);
  const pick = picker(next);
  const word = () => (next() < 0.08 ? pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES) : pick(WORDS));
  return Array.from({ length: howMany }, () => {
    const words = Array.from({ length: 20 + Math.floor(next() * 55) }, word).join(' ');
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
  });
}

/** What people look for: one word, two, with and without accents, in other forms than the texts have. */
export const SEARCHES = ['vélo', 'piste cyclable', 'ecole', 'jardin partage', 'crèche municipale', 'bus de nuit', 'logement étudiant', 'fontaine', 'marché producteurs',
  'cantine bio', 'arbres canal', 'piscine', 'théâtre', 'régie de l’eau', 'banc ombre gare', 'atelier réparation'];
