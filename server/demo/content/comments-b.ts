// What people answer to the ideas of the demonstration, by kind of theme. Second half.
import type { Reasons } from './comments-a.ts';

export const CULTURE: Reasons = {
  for: [
    'J’ai appris la guitare dans une cave prêtée par la paroisse. Les jeunes d’aujourd’hui n’ont même plus la cave.',
    'On a le public, on a les artistes, il manque la porte ouverte.',
    'Bibliothécaire. Les gens restent dehors à attendre l’ouverture, je les vois par la vitre.',
    'Une place à cinq euros, et ma mère y retourne. Elle n’y était plus allée depuis ma naissance.',
    'Le club tourne avec onze bénévoles fatigués. Un peu d’air, et on prend les filles en plus.',
    'Ce qui m’a retenu ici, c’est un concert gratuit un soir de pluie. Je n’ai plus jamais déménagé.',
    'Je ne suis pas sportive, mais je viendrai regarder, et j’apporterai le café.',
  ],
  against: [
    'Encore de l’argent pour ceux qui y vont déjà.',
    'On a trois salles vides le mardi. Remplissons-les avant d’en bâtir une autre.',
    'Le bruit jusqu’à deux heures, non merci. Minuit, on peut en parler.',
    'Les grands clubs prendront les créneaux, comme chaque fois.',
    'Je préfère qu’on paie les intermittents que les murs.',
  ],
  neutral: [
    'Et l’accès en fauteuil ? Au dernier festival, je suis resté derrière la grille.',
    'Quel prix ? Gratuit veut souvent dire réservé à ceux qui savent.',
    'Il faut le dire en trois langues sur l’affiche, sinon ce seront encore les mêmes.',
    'Pourquoi pas un dimanche sur deux, pour commencer ?',
    'Qui choisit le programme ? Je veux bien que ce soit au sort.',
  ],
};

export const CARE: Reasons = {
  for: [
    'J’ai dormi onze mois dans ma voiture avant d’oser le dire. Une porte comme celle-là m’aurait fait gagner un an.',
    'Je suis seule depuis trois ans. Le plus long, c’est le dimanche entre deux et six.',
    'On ne demande pas la charité, on demande un guichet ouvert quand on ne travaille pas.',
    'Ma grand-mère a quatre-vingt-onze ans et toute sa tête. Elle veut voter, pas être occupée.',
    'Je rentre à minuit du service, les clefs dans la main. Celles qui savent savent.',
    'Bénévole aux maraudes : ce qui manque, ce n’est pas le cœur, c’est l’étage au-dessus.',
    'Rien à ajouter, sinon que ma voisine serait encore là.',
  ],
  against: [
    'C’est le travail de l’État. À force de tout prendre, la ville le laissera partir.',
    'Encore un lieu à part. Je voudrais qu’on soit accueilli dans les lieux de tout le monde.',
    'Sans personnel formé, cela fera des dégâts. Les bonnes volontés ne suffisent pas.',
    'On parle de nous sans nous. Demandez d’abord aux personnes concernées.',
  ],
  neutral: [
    'Combien de places ? Avec six lits, on choisit qui reste dehors.',
    'Les animaux sont-ils admis ? Beaucoup refusent d’entrer sans leur chien.',
    'Est-ce compté avec le département ? Ils ont le budget.',
    'Il faudrait une interprète, au moins par téléphone.',
    'J’ai travaillé vingt ans dans le social. Prévoyez de quoi tenir la troisième année.',
  ],
};

export const COMMONS: Reasons = {
  for: [
    'Mon grand-père relevait les compteurs d’eau à pied. La régie, ça marchait.',
    'Quand on partage un four, on se parle. C’est une recette, au sens propre.',
    'Maraîchère à quinze kilomètres : je vends à Paris faute de preneur ici. Signez-moi tout de suite.',
    'On a fait le calcul à l’AMAP, cela tient avec cent vingt familles.',
    'Un toit sur dix avec des panneaux, et le gymnase ne paie plus rien. C’est de l’arithmétique.',
    'Ce qui est à tout le monde doit se voir sur la facture. Bravo.',
  ],
  against: [
    'Une régie, c’est bien quand on a les ingénieurs. Nous ne les avons plus.',
    'Le bio à la cantine, oui. Le prix pour les familles juste au-dessus du seuil, non.',
    'On mutualise, on mutualise, et à la fin personne ne répond au téléphone.',
    'Trop petit pour changer quoi que ce soit, trop gros pour être bénévole.',
  ],
  neutral: [
    'Que deviennent les salariés d’aujourd’hui ? C’est ma seule question.',
    'Le réseau est-il en bon état ? Qu’on publie les fuites, mois par mois.',
    'J’aimerais voir les comptes d’une ville de la même taille.',
    'Et pour ceux qui n’ont pas de congélateur ?',
    'Il y a déjà un essai en cours dans la vallée voisine, allons les voir.',
  ],
};

export const WORK: Reasons = {
  for: [
    'Cordonnier, dernier de la rue. Si quelqu’un veut apprendre, j’ai un établi pour deux.',
    'J’ai fait quatre boulots l’an dernier, et aucun à moins d’une heure d’ici.',
    'Saisonnière depuis neuf ans : logée en camping jusqu’à la Toussaint. Merci d’en parler.',
    'Les loyers des boutiques sont le double du salaire de ceux qui les tiendraient.',
    'Nous sommes vingt à l’atelier, on cherche des locaux depuis deux ans.',
    'Étudier le jour, livrer le soir, dormir quand ? Une aide comme celle-là change une année.',
  ],
  against: [
    'Ce n’est pas à la commune de choisir quel commerce a le droit de vivre.',
    'Les touristes nous font manger, il faudrait s’en souvenir en janvier.',
    'Trop de critères. Le temps de remplir le dossier, l’artisan est parti.',
    'Une pépinière de plus, des plaquettes de plus. Et l’ancienne, on l’a évaluée ?',
  ],
  neutral: [
    'Combien d’emplois, et combien de temps ? Un chiffre, même faux, on le corrigera.',
    'Il faut le penser avec les communes d’à côté, on ne travaille pas dans ses frontières.',
    'Est-ce que les coopératives sont prioritaires ? Ce serait logique.',
    'Et pour les plus de cinquante-cinq ans ?',
    'Je suis restaurateur. Ni pour ni contre, mais appelez-nous avant, pas après.',
  ],
};

export const DEMOCRACY: Reasons = {
  for: [
    'J’ai été tirée au sort une fois, pour un jury. On écoute autrement quand on n’a rien à gagner.',
    'Tout est dans « avec leur raison ». Un non expliqué, je l’accepte.',
    'Les réunions à dix-huit heures, c’est pour ceux qui n’ont pas d’enfants. Là, c’est pensé.',
    'Je n’ai pas la nationalité, je paie la taxe depuis dix-neuf ans. Ici je peux parler.',
    'On ne viendra que si cela change quelque chose. Cette idée-là le garantit.',
    'Publiez les comptes rendus le lendemain, et vous verrez la salle se remplir.',
    'Cela oblige les élus à répondre. Rien que pour cela, oui.',
  ],
  against: [
    'Le tirage au sort, ce sont aussi des absents. Prévoyez qui reste quand il neige.',
    'On a élu des gens pour décider. S’ils ne veulent pas, qu’ils le disent.',
    'Trop d’étages. Un conseil, une commission, un comité, et plus personne ne sait qui décide.',
    'Une heure de plus à débattre, une heure de moins à faire.',
  ],
  neutral: [
    'Est-ce qu’on peut revenir sur une décision ? Il faut l’écrire.',
    'Payez la garde d’enfants, sinon ce sera l’assemblée des retraités.',
    'Quelle part revient aux quartiers qui ne votent plus ?',
    'Il faudrait une version courte, lue à voix haute au marché.',
    'Qui tient le registre ? Ce n’est pas un détail.',
  ],
};

export const DIGITAL: Reasons = {
  for: [
    'Écrivain public. Je remplis des formulaires pour des gens qui savent très bien ce qu’ils veulent.',
    'Du logiciel libre à la mairie, et on garde nos données. J’attends cela depuis l’université.',
    'Un guichet avec quelqu’un derrière, voilà la modernité.',
    'Mon téléphone a huit ans, il ne peut plus payer le parking. Je ne suis pas le seul.',
    'Réparer plutôt que remplacer : l’atelier du samedi refuse du monde.',
  ],
  against: [
    'La dernière application de la ville a coûté un gymnase, et personne ne l’ouvre.',
    'Tout n’a pas à être en ligne, y compris ceci.',
    'On va former des gens à un outil qui changera dans deux ans.',
    'Les logiciels libres, oui, mais qui les maintient quand le passionné s’en va ?',
  ],
  neutral: [
    'Est-ce accessible avec un lecteur d’écran ? J’en dépends.',
    'Combien cela consomme, serveurs compris ?',
    'Que fait-on pour ceux qui n’ont pas d’adresse de courriel ?',
    'Il existe déjà quelque chose au département, regardez avant de refaire.',
    'Et si la panne dure trois jours ? Un papier, s’il vous plaît.',
  ],
};
