/** To whom a deed is told, beside nobody else. The one who did it is never told of it. */
interface Told {
  /** Whoever wrote the proposals that it is about. */
  author?: true;
  /**
   * Their answer is owed to them at once, by a letter of its own: no digest says it again. own: to whom the deed itself is about. carried:
   * to the authors of all that it carries too, and to supporters who asked for it.
   */
  owed?: 'own' | 'carried';
  /** Those who follow the proposal, the meeting where it was said (or that it is about), its theme. */
  followers?: readonly ('proposal' | 'meeting' | 'theme')[];
  /** Whoever it answers. */
  reply?: true;
  /** Whoever sits: the one whose seat it is about, or everybody whose mandate runs. */
  seats?: 'own' | 'all';
}

const EVERYWHERE = ['proposal', 'meeting', 'theme'] as const;
const VERDICT: Told = { author: true, owed: 'carried', followers: EVERYWHERE };

/** The deeds of the journal that are told, by their verb. All others are only written down. */
const TOLD_DEEDS = {
  'proposal.published': { author: true, owed: 'own', followers: ['meeting', 'theme'] },
  'proposal.refused': { author: true, owed: 'own' },
  'proposal.reinstated': { author: true, owed: 'own', followers: ['proposal'] },
  'proposal.put_on_agenda': { author: true, followers: ['proposal'] },
  'proposal.taken_off_agenda': { author: true, followers: ['proposal'] },
  'proposal.left_undecided': { author: true, owed: 'carried', followers: ['proposal'] },
  'proposal.validated': VERDICT,
  'proposal.validated_amended': VERDICT,
  'proposal.sent_back': VERDICT,
  'proposal.set_aside': VERDICT,
  'proposal.grouped': { author: true, followers: ['proposal'] },
  'proposal.ungrouped': { author: true, followers: ['proposal'] },
  'proposal.split': { author: true, followers: ['proposal'] },
  'answer.published': { ...VERDICT, owed: 'own' },
  'answer.corrected': { author: true, followers: ['proposal'] },
  'comment.published': { author: true, reply: true },
  'meeting.reported': { followers: ['meeting'] },
  'meeting.checked': { followers: ['meeting'] },
  'meeting.cancelled': { followers: ['meeting'] },
  'edition.published': { author: true, followers: ['proposal'] },
  'commitment.progressed': { author: true, followers: ['proposal'] },
  'seat.given': { seats: 'own', owed: 'own' },
  'sitting.planned': { seats: 'all' },
} as const satisfies Record<string, Told>;

export type ToldVerb = keyof typeof TOLD_DEEDS;
export const TOLD_VERBS = Object.keys(TOLD_DEEDS) as ToldVerb[];

export function isTold(verb: string): verb is ToldVerb { return Object.hasOwn(TOLD_DEEDS, verb); }
export function toldTo(verb: ToldVerb): Told { return TOLD_DEEDS[verb]; }
