// What people answer to the ideas of the demonstration, by kind of theme: reasons for, reasons against, questions. First half.

/** Reasons that fit any idea of a kind of theme. */
export interface Reasons {
  for: readonly string[];
  against: readonly string[];
  neutral: readonly string[];
}

export const HOUSING: Reasons = {
  for: [
    'Mon fils est parti à quarante kilomètres pour trouver un deux-pièces. Si cela en fait revenir un seul, je signe.',
    'On paie un loyer d’hôtel pour des fenêtres qui laissent passer le vent. Il est temps que la commune s’en mêle.',
    'Je suis gardienne d’immeuble, je vois qui part et qui ne revient pas. C’est exactement ce qu’il faut.',
    'Ma propriétaire serait la première d’accord, elle ne sait pas à qui demander de l’aide pour ses travaux.',
    'Dans notre copropriété, on a mis six ans à voter une façade. Un coup de main extérieur aurait tout changé.',
    'Un logement vide, c’est une boulangerie qui ferme. Les deux vont ensemble.',
    'Cela coûte moins cher que trois nuits d’urgence par mois, et c’est autrement plus digne.',
  ],
  against: [
    'La commune n’est pas promoteur. Elle va s’endetter et on paiera dans vingt ans.',
    'Les petits propriétaires ne sont pas des ennemis. Avec une règle de plus, je vends, et pas à une famille.',
    'On l’a tenté ailleurs, et les logements sont passés en meublés de tourisme le mois suivant.',
    'Commençons par louer ce que la ville possède déjà, il y a des étages fermés au-dessus de la poste.',
    'L’intention est bonne, le chiffre manque. Sans budget, ce sera une promesse de plus.',
  ],
  neutral: [
    'Qui vérifie, et avec quelles personnes ? Sans contrôle, cela restera une phrase.',
    'Est-ce que les foyers et les résidences étudiantes sont compris ? Ce n’est pas dit.',
    'Il faudrait savoir combien de logements sont concernés dans chaque quartier avant de voter.',
    'Et pendant les travaux, où va-t-on ? Personne n’en parle jamais.',
    'Je voudrais lire l’avis d’un bailleur social là-dessus.',
  ],
};

export const MOVING: Reasons = {
  for: [
    'Je fais ce trajet tous les jours avec une poussette. Il m’a manqué cela chaque matin de l’hiver.',
    'Mon père a arrêté de conduire à quatre-vingts ans, depuis il ne sort plus. Il faut commencer quelque part.',
    'J’ai chronométré : dix-neuf minutes à pied, trente et une en voiture aux heures pleines. La rue nous donne raison.',
    'Chauffeur de bus pendant vingt-deux ans. On l’a demandé en réunion, on nous répondait que ce n’était pas le moment.',
    'Cela se fait en un week-end avec deux pots de peinture et un peu de courage.',
    'À vélo, le pire n’est pas la pente, ce sont les trois derniers cents mètres. Merci d’y avoir pensé.',
    'Ma fille de douze ans pourrait aller seule au collège. Pour moi c’est tout l’argument.',
  ],
  against: [
    'Je travaille de nuit, je suis infirmière, et sans ma voiture je ne travaille pas. Pensez aussi à nous.',
    'Encore une rue fermée, et tout se reporte dans la mienne. On déplace, on ne règle rien.',
    'Les livraisons, on les fait quand ? J’ai une épicerie, les palettes ne montent pas en trottinette.',
    'D’abord les bus du soir, ensuite on parlera de supprimer des places.',
    'L’idée est jolie sur le plan. En novembre, avec la pluie et deux enfants, elle l’est moins.',
  ],
  neutral: [
    'Est-ce que les personnes en fauteuil ont été consultées ? Un bord de trottoir suffit à tout bloquer.',
    'On pourrait l’essayer trois mois, compter, et décider ensuite.',
    'Quel effet sur la rue d’à côté ? Il faudrait mesurer avant et après.',
    'Et le dimanche ? C’est là qu’on en a le plus besoin et que rien ne passe.',
    'Qui paie, la ville ou l’agglomération ? Cela change tout.',
  ],
};

export const NATURE: Reasons = {
  for: [
    'L’été dernier, dans ma cage d’escalier, il faisait trente-quatre à minuit. Plantez, plantez, plantez.',
    'J’ai connu cet endroit avec des grenouilles. Mes petits-enfants ne me croient pas.',
    'Un arbre, c’est un banc l’été. Nous, les vieux, on compte les bancs.',
    'Je suis jardinier, et je confirme : avec le bon sol, cela tient sans arroser dès la troisième année.',
    'La seule chose qui m’a fait lever le nez de mon téléphone dans cette rue, c’était un mûrier.',
    'Si on le fait avec les écoles, ce sont les enfants qui surveilleront les adultes.',
    'Enfin une idée qui ne demande ni béton, ni application.',
  ],
  against: [
    'Les feuilles, les racines, les moustiques : qui passera après l’inauguration ?',
    'L’entretien n’est pas compté. On a déjà six bacs morts devant la mairie annexe.',
    'Je préfère qu’on répare les fuites du réseau avant de parler d’ombre.',
    'Cet endroit sert aux familles le dimanche. Ne le mettez pas sous cloche.',
    'Bonne idée, mauvais lieu. Il y a un parking inutile à deux rues.',
  ],
  neutral: [
    'Quelles espèces ? Dans vingt ans, il fera trois degrés de plus.',
    'Avez-vous demandé aux pêcheurs et aux clubs ? Ils connaissent le terrain.',
    'Il faudrait une carte de ce qui existe déjà, rue par rue.',
    'Est-ce que l’eau est comptée ? En août on nous interdit d’arroser.',
    'Et qui a la clef du robinet ? La question paraît bête, elle ne l’est pas.',
  ],
};

export const HEALTH: Reasons = {
  for: [
    'Asthmatique depuis l’enfance. Il y a des semaines où je ferme tout et où je compte les jours.',
    'Notre médecin part en juin, et la salle d’attente a déjà été rendue. Il faut bouger cette année.',
    'Je suis aide à domicile : une personne sur deux que je visite n’a pas vu de dentiste depuis cinq ans.',
    'Mesurer, afficher, agir. Cela fait dix ans qu’on s’arrête au premier verbe.',
    'Ce n’est pas un luxe, c’est ce qui évite les urgences un samedi soir.',
    'Ma voisine m’a dit de venir signer, elle ne peut plus monter l’escalier pour le faire elle-même.',
  ],
  against: [
    'La santé dépend de l’agence régionale. Ne promettons pas ce que la ville ne peut pas tenir.',
    'On stigmatise toujours les mêmes : ceux qui n’ont pas de quoi changer de chauffage.',
    'Un capteur de plus ne soigne personne.',
    'Je crains que cela profite à ceux qui savent déjà prendre rendez-vous.',
  ],
  neutral: [
    'Combien de professionnels sont prêts à venir ? Sans eux, on aura de beaux murs.',
    'Est-ce que les données restent à la ville ? J’aimerais une réponse claire.',
    'Il faudrait en parler avec les infirmières libérales, elles font déjà la moitié du travail.',
    'Pourquoi pas, mais aussi le soir. On travaille, nous.',
    'Qu’est-ce qui se fait dans les communes voisines ?',
  ],
};

export const CHILDHOOD: Reasons = {
  for: [
    'Directrice d’école. Si vous saviez combien de choses tiennent à une clef et à une heure de ménage.',
    'Mes deux filles ont dit oui avant moi. L’aînée a même dessiné le plan.',
    'On n’a pas de jardin, on est cinq dans un trois-pièces. La cour, c’est notre jardin.',
    'Animateur périscolaire, vingt-huit heures par semaine en contrats d’un mois. Merci de parler de nous.',
    'Cela existe dans le village de ma sœur, et les parents se parlent enfin.',
    'La cantine est le seul repas chaud de certains de mes élèves. Tout est dit.',
    'Je n’ai pas d’enfant et je suis pour. Une ville qui va bien aux enfants va bien à tout le monde.',
  ],
  against: [
    'Les agents d’entretien commencent à six heures. Qui balaie le dimanche ? Personne ne leur a demandé.',
    'L’école n’est pas une salle des fêtes. Laissons les instituteurs travailler.',
    'Avec une seule ATSEM pour deux classes, je ne vois pas comment on ferait.',
    'On ajoute, on ajoute, et le toit du gymnase fuit toujours.',
    'L’idée coûte peu la première année et beaucoup les suivantes.',
  ],
  neutral: [
    'Et les enfants qui ont besoin d’un accompagnement ? Il faut l’écrire dès le début.',
    'A-t-on l’accord de l’Éducation nationale ? Sinon ce sera non en mai.',
    'Pourquoi pas commencer par deux écoles, et faire le bilan avec les parents ?',
    'Pensez aux cours sans ombre : en juin, c’est quarante degrés sur le bitume.',
    'Quel âge exactement ? Un enfant de trois ans n’est pas un enfant de dix.',
  ],
};

export const NEIGHBOURHOOD: Reasons = {
  for: [
    'On en parle sur le palier depuis des années, et c’est la première fois que je le vois écrit.',
    'Je tiens la loge. Les gens viennent me demander cela à moi, qui n’y peux rien.',
    'Simple, visible, utile. On devrait commencer par là.',
    'Ma rue a changé le jour où quelqu’un a sorti une table. Il suffit de peu.',
    'Le soir, c’est trop sombre et trop vide. Avec cela, il y aurait des gens, donc moins de peur.',
    'Nous sommes douze familles à avoir lu ce texte ensemble, et nous sommes d’accord, ce qui n’arrive jamais.',
    'Depuis la fusion, on se sent loin de tout. Voilà quelque chose à portée de pied.',
  ],
  against: [
    'Le bruit, monsieur, le bruit. J’habite au premier et je me lève à quatre heures.',
    'Pourquoi toujours le centre ? Chez nous, il n’y a même pas de trottoir.',
    'On avait cela, on l’a laissé mourir. Il faudrait d’abord dire pourquoi.',
    'Cela va attirer ceux qui n’habitent pas là et fatiguer ceux qui y sont.',
    'Les associations le font déjà, gratuitement. Donnez-leur plutôt un local.',
  ],
  neutral: [
    'Qui s’en occupe après la fête ? Je me propose pour un samedi par mois, pas plus.',
    'Il faudrait tirer au sort l’endroit, sinon ce sera encore devant chez l’adjoint.',
    'Les horaires ? De dix heures à dix-neuf heures, cela m’irait.',
    'Est-ce ouvert aux gens du foyer ? Ils font partie du quartier.',
    'Je n’ai pas d’avis, mais j’ai un camion. Si cela peut aider.',
  ],
};
