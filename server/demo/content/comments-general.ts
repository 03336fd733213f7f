// What is said of any idea: openings and ends, what rooms answer, replies, and what did not stay. {lieu} is a place of the town.
import type { Reasons } from './comments-a.ts';

export const OPENINGS: readonly string[] = [
  'Je suis {lieu}.', 'Habitante {lieu} depuis trente ans.', 'Je vis à deux pas {lieu}.', 'Vu {lieu}, on comprend tout de suite.',
  'Parent d’élève {lieu}.', 'Arrivé {lieu} en septembre.', 'J’ai grandi {lieu}.', 'Je parle pour mon immeuble, du côté {lieu}.',
  'Locataire, du côté {lieu}.', 'J’en ai discuté au marché.', 'Je lis ceci à la pause.', 'Retraitée, donc du temps pour lire jusqu’au bout.',
  'Étudiant en deuxième année.', 'Relu deux fois avant de répondre.', 'Première fois que j’écris ici.',
];

export const ENDINGS: readonly string[] = [
  'Voilà, c’est dit.', 'Je viendrai à la séance.', 'J’aimerais que ce soit écrit noir sur blanc.', 'Merci à la personne qui l’a proposée.',
  'Et je ne suis pas seule à le penser.', 'À vous de voir, mais vite.', 'On en reparle à la prochaine rencontre.', 'Le reste est de la littérature.',
  'Je peux aider le samedi matin.', 'Ma mère est du même avis.', 'Cela mérite mieux qu’un oui ou un non.', 'Je suivrai la réponse de près.',
  'Je le redirai en séance.', 'C’est tout, bon courage.', 'Je laisse la place aux autres.',
];

export const ANYTHING: Reasons = {
  for: [
    'Rien à retirer. C’est court, c’est clair, on sait qui fait quoi.',
    'Je n’y aurais pas pensé toute seule, et maintenant je ne vois plus que cela.',
    'Pour, avec un bilan au bout d’un an.',
    'On le demande depuis le mandat d’avant. Il n’y a plus qu’à.',
    'Pour. Même à moitié, ce serait déjà mieux qu’aujourd’hui.',
    'C’est le genre de petite chose qui dit qu’on a pensé à nous.',
    'D’accord avec le fond. Le titre est un peu raide, mais passons.',
    'Je croyais être contre, et la phrase sur les horaires m’a retournée.',
  ],
  against: [
    'Contre, parce que rien n’est dit du coût.',
    'L’idée est généreuse et elle ne tiendra pas trois hivers.',
    'Contre, tant qu’on n’a pas terminé ce qui est commencé.',
    'On demande toujours aux mêmes de s’adapter.',
    'Ce n’est pas la priorité, et la priorité, on la connaît.',
    'Je vote contre sans colère : le besoin est vrai, la solution ne l’est pas.',
  ],
  neutral: [
    'Je ne sais pas encore. Qui l’a déjà fait, et qu’est-ce que cela a donné ?',
    'Il manque une date et un responsable.',
    'Tout dépend de la façon de le faire.',
    'Avant de choisir, je voudrais entendre quelqu’un qui n’est pas d’accord.',
    'Est-ce que cela remplace quelque chose, ou est-ce que cela s’ajoute ?',
    'À regrouper avec deux autres qui disent presque pareil.',
  ],
};

/** As volunteers wrote it down: a room, never a name. */
export const ROOMS: Reasons = {
  for: [
    'La table l’a lue à voix haute, et personne n’a rien trouvé à enlever.',
    'Repris debout par la salle. « Il était temps », dit au fond.',
    'Pour, à condition que les agents soient prévenus avant. Cela a été répété trois fois.',
    'Les plus jeunes ont convaincu les autres en racontant leur trajet.',
    'D’accord, et la salle ajoute : pas seulement au centre.',
    'Accord large après dix minutes. Une personne a demandé que l’on chiffre.',
  ],
  against: [
    'La table n’en veut pas sous cette forme : « on nous fait payer deux fois ».',
    'Contre, surtout chez celles qui travaillent tôt. Elles demandent une autre heure.',
    'Refus net d’une partie de la salle, à cause de la rue d’à côté.',
    'Les commerçants présents sont contre, et l’ont dit calmement.',
    'La salle préfère réparer ce qui existe.',
  ],
  neutral: [
    'Pas d’accord trouvé. Deux camps égaux, beaucoup de questions sur l’entretien.',
    'La table demande qui paiera, et n’a pas voulu lever la main avant de savoir.',
    'On a surtout parlé des personnes âgées. À revoir avec elles.',
    'Intérêt, mais la salle veut voir le lieu. Rendez-vous pris pour une marche.',
    'Dit par plusieurs : faites un essai, on jugera.',
  ],
};

export const REPLIES: readonly string[] = [
  'Tout à fait, et c’est pareil de l’autre côté de l’avenue.', 'Je comprends, mais alors quelle heure vous irait ?',
  'Merci, je n’avais pas vu les choses comme cela.', 'Vous avez un chiffre ? Je ne le trouve nulle part.',
  'Justement, c’est prévu dans le texte, deuxième paragraphe.', 'Je suis de ceux qui se lèvent à quatre heures, et je suis pour quand même.',
  'On peut se voir samedi au marché pour en parler.', 'Pas d’accord, et merci d’avoir pris le temps d’expliquer.',
  'Dans mon immeuble on l’a essayé, cela s’est bien passé.', 'La question du coût revient partout. Il faudrait une réponse pour toutes.',
  'Vous dites « les mêmes ». Qui donc ?', 'C’est vrai pour l’hiver. L’été, c’est autre chose.',
  'J’ai posé la question au service, on m’a répondu que cela dépendait de l’agglomération.', 'Alors faisons-le à l’essai, vous et moi compterons.',
  'Ma fille dit que vous avez raison. Je réfléchis.', 'Et si on commençait par une seule rue ?',
  'L’argument de l’entretien me convainc.', 'Je crois qu’on parle de deux choses différentes.',
  'Bien vu pour les fauteuils. À ajouter.', 'C’était déjà l’argument il y a dix ans, et rien n’a brûlé.',
  'Je garde votre phrase pour la séance.', 'Le dimanche, oui. Je n’y avais pas pensé.',
  'Personne ne demande cela. Relisez la fin.', 'Nous sommes deux alors.',
  'La ville voisine l’a fait, je peux envoyer le lien.', 'Et les locataires ? Ils n’ont pas la clef.',
  'Je retire ce que j’ai dit au marché, vous m’avez convaincu.', 'D’accord sur le constat, pas sur le remède.',
  'On a besoin des deux.', 'Excellente question. Quelqu’un de la mairie nous lit-il ?',
  'C’est bien pour cela qu’il faut voter.', 'Venez à la rencontre, on vous gardera une chaise.',
];

/** What did not stay, and what its author was told. */
export const HIDDEN: readonly { body: string; reason: 'personal_attack' | 'illegal' | 'charter' | 'advert' | 'duplicate'; statement: string }[] = [
  {
    body: 'Encore une idée de bobo qui n’a jamais porté un sac de ciment. La dame qui a écrit cela ferait mieux de se taire.',
    reason: 'personal_attack',
    statement: 'Votre message vise une personne, pas l’idée. Vous pouvez dire que le travail des ouvriers y est oublié : cela, tout le monde le lira.',
  },
  {
    body: 'Fenêtres et volets, devis gratuit en deux heures, appelez de ma part.',
    reason: 'advert',
    statement: 'Ceci est une publicité. La conversation sert à discuter de l’idée ; pour faire connaître votre entreprise, il y a d’autres lieux.',
  },
  {
    body: 'Le monsieur du troisième, celui à la camionnette blanche, on sait très bien où il travaille et à quelle heure il rentre.',
    reason: 'illegal',
    statement: 'Vous décrivez quelqu’un que l’on peut reconnaître, et ses horaires. Cela expose sa vie privée. Vous pouvez raconter la gêne sans désigner personne.',
  },
  {
    body: 'Vu. Contre. Contre. Contre. Contre. Contre. Contre. Contre.',
    reason: 'duplicate',
    statement: 'Ce message a été collé sous plusieurs textes. Un seul suffit : dites ce qui vous fait être contre, ici, et il restera.',
  },
  {
    body: 'Qu’ils retournent voter là d’où ils viennent, on verra bien.',
    reason: 'charter',
    statement: 'La charte ouvre la parole à toute personne qui vit ici, quelle que soit sa nationalité. Ce message lui refuse cette place.',
  },
];

/** What people without an account, or with one, wrote when they reported something that breaks no rule. */
export const NOTICES: readonly string[] = [
  'Le ton me paraît méprisant envers les personnes âgées.', 'Je crois que l’on parle de mon immeuble.',
  'C’est faux, et cela fait peur aux gens.', 'On dirait une publicité déguisée pour une association.',
];
