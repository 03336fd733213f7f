// Home-made files in the exact form of each software's export: the headers are theirs, the words are ours.
export const BARCELONA_PROPOSALS = [
  'id,code,title,summary,scope,district,category,subcategory,source,from_meeting,official,status,created_at,total_votes,total_comments,'
    + 'total_positive_comments,total_neutral_comments,total_negative_comments,url',
  '3,X-3,Un banc à chaque arrêt,"On attend debout.\r\nSurtout les anciens.",district,Nord,Bien vivre,Espace public,'
    + 'citizen,False,False,accepted,22/01/2016,17,2,1,1,0,https://exemple.org/p/3',
  '5,X-5, Ombre sur la place ,Planter.,city,,Transition,Verdure ,meeting,True,False,rejected,05/02/2016,2,0,0,0,0,'
    + 'https://exemple.org/p/5',
  '8,X-8,- Moins de bruit,- La nuit,city,,Transition,Verdure,organization,,False,accepted,29/02/2016,0,0,0,0,0,javascript:alert(1)',
  '9,X-9,Le chantier du port,Prévu.,district,Sud,Bien vivre,Espace public,official,,True,accepted,01/03/2016,1,0,0,0,0,/p/9',
].join('\n');

export const BARCELONA_MEETINGS = [
  'ID de cita,Títol,Descripció,Data,Adreça,Districte,Categoria,Subcategoria,Assistents,Propostes,Intervencions,URL',
  '4,Conseil de quartier,"On y parle\n",09/02/2016,"Rue du Pont, 3",Nord,Bien vivre,Espace public,79,25,30,https://exemple.org/m/4',
  '7,Café des arbres\t,,11/02/2016,Place haute,,Transition,Verdure,,0,,https://exemple.org/m/7',
].join('\n');

/** 0.16: titles without language, no state, no author. */
export const DECIDIM_016 = [
  'id;category/id;category/name/en;category/name/fr;scope/id;scope/name/en;scope/name/fr;title;body;votes;comments;'
    + 'created_at;url;component/id;meeting_urls',
  '11;1;Mobility;Se déplacer;4;North;Nord;Une piste sûre;"Des vélos,\npartout";12;3;2019-01-24 22:29:15 +0100;'
    + 'https://lille.exemple.fr/processes/a/f/8/proposals/11;8;',
  '12;1;Mobility;Se déplacer;;;;Un arrêt de bus;Près de l’école;0;0;2019-01-25 10:00:00 +0100;'
    + 'https://lille.exemple.fr/processes/a/f/8/proposals/12;8;'
    + 'https://lille.exemple.fr/processes/a/f/7/meetings/3',
].join('\n');

/** 0.2x: states, answers, supports; HTML bodies; amendments. */
export const DECIDIM_02X = [
  'id;category/id;category/name/fr;scope/id;scope/name/fr;participatory_space/id;participatory_space/url;component/id;'
    + 'title/fr;body/fr;state;reference;answer/fr;'
    + 'supports;endorsements/total_count;endorsements/user_endorsements;comments;attachments;followers;published_at;url;'
    + 'meeting_urls;related_proposals;is_amend;'
    + 'original_proposal/title/fr;original_proposal/url',
  '21;2;Logement;5;Sud;1;https://v.exemple.fr/p/a;9;Encadrer les loyers;'
    + '<p>Un <strong>plafond</strong></p><ul><li>par quartier</li></ul>;accepted;V-21;<p>Oui, dès mars</p>;'
    + '40;1;Ada;5;0;2;2021-03-01 09:00:00 +0100;https://v.exemple.fr/p/a/f/9/proposals/21;;;false;;',
  "22;2;Logement;5;Sud;1;https://v.exemple.fr/p/a;9;'- de vacance;'=des logements vides;rejected;V-22;;3;0;;0;0;0;"
    + "2021-03-02 09:00:00 +0100;"
    + 'https://v.exemple.fr/p/a/f/9/proposals/22;https://v.exemple.fr/m/1/meetings/5, https://v.exemple.fr/m/1/meetings/6;;false;;',
  '23;2;Logement;;;1;https://v.exemple.fr/p/a;9;Une retouche;Texte;accepted;V-23;;0;0;;0;0;0;2021-03-02 09:00:00 +0100;'
    + 'https://v.exemple.fr/p/a/f/9/proposals/23;;;true;x;y',
  '24;2;Logement;;;1;https://v.exemple.fr/p/a;9;En étude;Texte;en_etude;V-24;;0;0;;0;0;0;2021-03-02 09:00:00 +0100;'
    + 'https://v.exemple.fr/p/a/f/9/proposals/24;;;false;;',
].join('\n');

/** 0.31: authors, taxonomies as Ruby dictionaries, several languages, withdrawn, created_in_meeting. */
export const DECIDIM_031 = [
  'id;author/id;author/name;author/url;taxonomies/id;taxonomies/name;participatory_space/id;participatory_space/url;'
    + 'component/id;title/ca;title/fr;'
    + 'title/machine_translations/fr;body/ca;body/fr;address;latitude;longitude;state;state_published_at;reference;answer/ca;'
    + 'answer/fr;answered_at;votes;likes/total_count;'
    + 'likes/user_likes;comments;follows_count;published_at;url;meeting_urls;related_proposals;is_amend;'
    + 'original_proposal/title;original_proposal/url;withdrawn;withdrawn_at;'
    + 'created_at;updated_at;created_in_meeting;coauthorships_count;cost;cost_report;execution_period',
  row031('31', { names: 'https://d.exemple.cat/profiles/nina',
    taxonomies: '"{""ca""=>""Nord"", ""fr""=>""Nord""}, {""ca""=>""Verd"", ""fr""=>""Nature""}"', title: 'Arbres;', answers: 'Sí;Oui' }),
  row031('32', { names: 'https://d.exemple.cat/', taxonomies: 'Nature', title: ';Une halle', state: 'rejected' }),
  row031('33', { names: 'https://d.exemple.cat/processes/a/f/3/meetings/77?locale=fr', taxonomies: '', title: ';Dite en salle',
    votes: '' }),
  row031('34', { names: '', taxonomies: '', title: ';Retirée', withdrawn: 'true' }),
  row031('35', { names: '', taxonomies: '', title: ';Cochée', inMeeting: 'true' }),
].join('\n');

function row031(id: string, row: {
  names: string; taxonomies: string; title: string; state?: string; answers?: string; votes?: string; withdrawn?: string;
  inMeeting?: string;
}): string {
  const state = row.state ?? (row.answers ? 'accepted' : '');
  return [
    id, id, 'Quelqu’un', row.names, '', row.taxonomies, '1', 'https://d.exemple.cat/processes/a', '3', row.title, 'tradui', `Text ${id}`,
    '', '', '', '', state, row.answers ? '2024-06-01 08:00:00 UTC' : '', `D-${id}`, row.answers ?? ';', '', row.votes ?? '9', '2',
    'Ada, Bob', '4', '1', '2024-05-02 08:00:00 UTC', `https://d.exemple.cat/processes/a/f/3/proposals/${id}`, '', '', 'false', '', '',
    row.withdrawn ?? 'false', '', '2024-05-01 08:00:00 UTC', '2024-05-01 08:00:00 UTC', row.inMeeting ?? 'false', '1', '', '', '',
  ].join(';');
}

export const DECIDIM_MEETINGS = [
  'id;category/id;category/name/fr;scope/id;scope/name/fr;participatory_space/id;component/id;title/fr;description/fr;'
    + 'start_time;end_time;attendees;contributions;'
    + 'organizations;address;location/fr;reference;comments;attachments;followers;url;related_proposals;related_results;published',
  '77;1;Nature;2;Nord;1;7;Soirée des arbres;<p>Une <em>soirée</em></p>;2024-04-30 17:00:00;2024-04-30 19:00:00;41;12;;'
    + '2 rue Haute;Salle;D-M;0;0;0;'
    + 'https://d.exemple.cat/processes/a/f/3/meetings/77;;;true',
].join('\n');

export const CONSUL_MADRID = [
  'id,url,code,title,date,summary,text,numComments,status,numSupports,isAssociation',
  '7,/proposals/7-x,M-7,Nettoyer les rues,2015-09-15,Tout simple.,,188,archived,6560,0',
  '9,/proposals/9-x,M-9,Un jardin,2015-09-16,En bref.,"<p>Et en <b>long</b></p>",2,open,12,1',
].join('\n');

export const CONSUL_PUBLIC = '"id";"title";"description";"cached_votes_up";"created_at";"retired_at"\n'
  + '"1";"Des bancs";"<p>Partout</p>";"20604";"14/09/2015";""\n"2";"Rien";"Non";"1";"15/09/2015";"16/09/2015"\n';

/** The administration's export, in French: the e-mails of authors and commenters are in it. */
export const CONSUL_ADMIN = [
  'Id,Titre,Auteur,Résumé,Créé le,Commentaire Id,Commentaire Auteur,Commentaire Contenu,Commentaire Parent,Commentaire Créé le',
  '5,Un four commun,ada@exemple.fr,Du pain,2025-04-01 10:00:00,90,bob@exemple.fr,Oui !,,2025-04-02 10:00:00',
  '5,Un four commun,ada@exemple.fr,Du pain,2025-04-01 10:00:00,91,eve@exemple.fr,Non,90,2025-04-02 11:00:00',
  '6,Une salle,bob@exemple.fr,Pour répéter,2025-04-03 10:00:00,,,,,',
].join('\n');

export const PLAIN = [
  'Titre de l’idée;Mots;Thème;Quartier;Venue de;Au nom de;Reçue le;État',
  'Une fontaine;De l’eau pour tous;Eau;Nord;rencontre;;03/11/2026;acceptée',
  'Un atelier;Réparer;;Sud;en ligne;Les Bricoleuses;04/11/2026;',
].join('\n');

/** Of the two proposals of DECIDIM_031 that stand online: a thread, an answer, an answer to the answer, a debate's, and one of nobody's. */
export const DECIDIM_COMMENTS = [
  'id;created_at;body;locale;author/id;author/name;alignment;depth;commentable_id;commentable_type;root_commentable_url',
  '501;2024-05-03 08:00:00 UTC;<p>Enfin !</p>;fr;7;Ada;1;0;31;Decidim::Proposals::Proposal;https://d.exemple.cat/processes/a/f/3/proposals/31',
  '502;2024-05-03 09:00:00 UTC;"Pas là,\nni ailleurs";fr;8;Bob;-1;0;31;Decidim::Proposals::Proposal;https://d.exemple.cat/processes/a/f/3/proposals/31',
  '503;2024-05-03 10:00:00 UTC;Pourquoi ?;fr;7;Ada;0;1;502;Decidim::Comments::Comment;https://d.exemple.cat/processes/a/f/3/proposals/31',
  '504;2024-05-03 11:00:00 UTC;Parce que.;fr;8;Bob;0;2;503;Decidim::Comments::Comment;https://d.exemple.cat/processes/a/f/3/proposals/31',
  '505;2024-05-03 12:00:00 UTC;Ailleurs;fr;8;Bob;0;0;9;Decidim::Debates::Debate;https://d.exemple.cat/processes/a/f/4/debates/9',
  '506;2024-05-03 12:00:00 UTC;Perdu;fr;8;Bob;0;0;999;Decidim::Proposals::Proposal;https://d.exemple.cat/processes/a/f/3/proposals/999',
].join('\n');

/** Cap Collectif as it published the Grand Débat. */
export const CAP_COLLECTIF = JSON.stringify([
  {
    id: 'UHJvcG9zYWw6MQ==', reference: '2-1', title: 'Des trains la nuit', createdAt: '2019-01-22 09:22:25', publishedAt: '2019-01-22 09:22:26',
    updatedAt: null, trashed: false, trashedStatus: null, authorId: 'VXNlcjox', authorType: 'Citoyen / Citoyenne', authorZipCode: '97231',
    responses: [
      { questionId: 'UXVlc3Rpb246MTY=', questionTitle: 'Quel est le problème ?', value: 'Il n’y en a plus.', formattedValue: 'Il n’y en a plus.' },
      { questionId: 'UXVlc3Rpb246MTc=', questionTitle: 'Et ensuite ?', value: null, formattedValue: null },
    ],
  },
  {
    id: 'UHJvcG9zYWw6Mg==', reference: '2-2', title: '=cmd()', createdAt: '2019-01-23 10:00:00', publishedAt: '2019-01-23 10:00:00', trashed: false,
    trashedStatus: null, authorType: 'Organisation à but lucratif ou non lucratif', responses: [{ questionTitle: 'Quel est le problème ?', value: 'Trop cher' }],
  },
  { id: 'UHJvcG9zYWw6Mw==', title: 'Retirée', createdAt: '2019-01-23 10:00:00', publishedAt: null, trashed: true, trashedStatus: 'INVISIBLE',
    authorType: 'Citoyen / Citoyenne', responses: [] },
]);
