// The desk of those who prepare and conduct sittings.
import type { presidency as inFrench } from '../fr/presidency.ts';
import { english } from '../grammar.ts';

const n = english.number;
const counted = (value: number, one: string, other: string, zero?: string): string =>
  english.count(value, zero === undefined ? { one, other } : { zero, one, other });

export const presidency: typeof inFrench = {
  title: 'The sittings',
  lede: 'Plan a sitting, make its agenda, preside over it.',
  toSeats: 'The seats',
  all: 'All sittings',
  none: 'No sitting is planned yet.',
  frozen: 'The electoral freeze is on: no sitting can be planned or changed.',
  noSeats: 'No seat is filled',
  noSeatsWhy: 'Without members of the citizen parliament no vote can open. Begin by giving the seats.',
  plan: {
    title: 'Plan a sitting',
    lead: 'It appears on the citizen parliament’s page at once.',
    submit: 'Plan the sitting',
    titleLabel: 'Its title',
    titleHint: 'What will be discussed: “Housing and schools”.',
    day: 'The day',
    hour: 'The hour',
    hourHint: (zone) => `By the collective’s own clock (${zone}).`,
    place: 'The place',
  },
  desk: 'The chair',
  views: 'The other views',
  screen: 'The hall’s screen',
  publicPage: 'The public page',
  edit: 'Change the title, the date or the place',
  makeAgenda: 'The agenda',
  makeAgendaWhy: 'choose, order, see the balance',
  changeAgenda: 'Change the agenda',
  notOpen: 'The sitting is not open',
  ready: (items, seats, noun) =>
    `${items === 0 ? 'Nothing is on the agenda yet' : `${english.countNoun(items, noun)} on the agenda`}; ` +
      `${counted(seats, 'seat filled', 'seats filled', 'no seat filled')}.`,
  open: 'Open the sitting',
  openYes: 'Yes, open the sitting',
  openYesWhy: 'there is no way back',
  openSure: (seats) =>
    `From then on, ${counted(seats, 'member', 'members', 'members')} can sign the roll and vote, and the sitting is shown ` +
      `open to everyone.`,
  cannotOpen: 'The calendar does not allow votes at this time: the sitting cannot be opened.',
  close: 'Close the sitting',
  closeTitle: 'Close the sitting?',
  closeYes: 'Yes, close the sitting',
  closeYesWhy: 'there is no way back',
  closeSure: (left, noun) =>
    left === 0
      ? 'Every item was voted on. Everyone leaves the roll.'
      : `${counted(left, 'item was not voted on', 'items were not voted on')}: ` +
        `${english.plural(left, { one: `the ${noun.one}`, other: `the ${noun.many}` })} will wait for another agenda. ` +
          `Everyone leaves the roll.`,
  overTitle: 'The sitting is over',
  overWhy: (items) => `${counted(items, 'item voted on', 'items voted on', 'No item voted on')}. The minutes are ready to print.`,
  line: (position, of, reference, noun) => `Item ${position} of ${of}, ${noun.one} no. ${reference}`,
  frozenAtOpening: (seats) => `Roll-call vote. The rule and the list of ${counted(seats, 'seat', 'seats')} will be frozen at opening.`,
  frozenSince: (hour) => `Roll-call vote. Rule frozen at ${hour}.`,
  ifRejected: 'If the rule is not met',
  rejections: { set_aside: 'not kept, with the reason', sent_back: 'to be reworked, it may come back' },
  openVote: 'Open the vote',
  openVoteWhy: 'the cards and the screen light up',
  cannotVote: 'The vote cannot open: the sitting, the calendar or the electoral freeze does not allow it.',
  opened: 'Opened',
  received: (received, present) =>
    `${english.plural(received, { one: 'ballot received', other: 'ballots received' })} out of ${n(present)} present.`,
  shutUntilCount: 'Choices stay shut until they are counted.',
  closeVote: 'Close and count',
  notVoted: (count) => counted(count, 'person has not voted', 'people have not voted', 'everyone has voted'),
  closeVoteSure: (count) =>
    count === 0
      ? 'Everyone has voted. No ballot will be received any more.'
      : `${counted(count, 'person present has not voted', 'people present have not voted')}. After closing, no ballot will be ` +
        `received any more.`,
  closeVoteYes: 'Yes, close and count',
  keepOpen: 'Leave it open',
  annul: 'Annul this vote',
  annulYes: 'Yes, annul this vote',
  annulSure: 'Nothing of this vote will count. The item can be put to the vote again. The annulment and its reason will be in the minutes.',
  annulReason: 'Why annul it',
  annulHint: 'For example: the rule read aloud was not the right one.',
  onlyYou: 'This result is known here alone until it is announced.',
  reason: 'The reason for the decision',
  reasonHint: (noun) => `It will be read by the person who put forward the ${noun.one}, and by everyone. Say why, in few words.`,
  announce: 'Announce the result',
  announceWhy: 'public at once; a mail leaves',
  announced: 'Announced: public, and written to the person who put it forward.',
  nextItem: 'Next item',
  emptyAgenda: 'Nothing on the agenda',
  emptyAgendaWhy: 'No item is on it.',
  emptyAgendaHow: (noun) => `Tick ${noun.many} in the list, then put them on the agenda.`,
  score: (yes, no) => `${n(yes)} for, ${n(no)} against`,
  room: {
    noSeats: 'Nobody sits',
    noSeatsWhy: 'Give the seats first.',
    seats: (count) => counted(count, 'seat', 'seats'),
    present: (count) => (count === 0 ? 'Nobody yet' : `${n(count)} present`),
    inRoom: 'in the room',
    online: 'online',
    quorum: (here, needed, seats) =>
      here >= needed
        ? `Quorum reached: ${n(needed)} present are needed out of ${counted(seats, 'seat', 'seats')}, there are ` +
          `${here === needed ? 'just enough' : `${n(here - needed)} more`}.`
        : `Quorum missed: ${n(needed)} present are needed out of ${counted(seats, 'seat', 'seats')}, ${n(needed - here)} short.`,
    roll: 'Sign the room in',
    rollHint: 'Tick who is in the room. Unticking signs out; a ballot already given stays.',
    isOnline: 'online',
    leaves: 'sign out',
    save: 'Save the roll',
  },
  agendaLede: (noun) => `Choose ${noun.many}, one by one or in blocks. The balance with the whole is drawn anew each time.`,
  agendaShut: 'The sitting is over: its agenda does not change any more.',
  up: (title) => `Move “${title}” up`,
  down: (title) => `Move “${title}” down`,
  recommendations: 'Write the recommendations',
  recommendationsWhy: 'What a working group recommends, item by item. They are public.',
  choose: (noun) => `Choose ${noun.many}`,
  status: 'State',
  nothingToChoose: 'Nothing to add here',
  nothingToChooseWhy: 'Change the search or the filters: all that matches is on the agenda or decided.',
  matching: (count, noun) => `${english.countNoun(count, noun)} in all, in today’s shuffled order.`,
  backing: (hands, supports) =>
    [
      hands > 0 ? counted(hands, 'raised hand', 'raised hands') : null,
      supports > 0 ? counted(supports, 'support online', 'supports online') : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  addChosen: 'Put on the agenda',
  seats: {
    title: 'The seats',
    lede: 'Who sits in the citizen parliament, how, and until when.',
    give: 'Give a seat',
    giveLead: 'One person, one seat at a time. The person needs an account here.',
    findPerson: 'A pseudonym, or a whole address',
    nobody: 'Nobody matches this search. Invite this person first.',
    person: 'The person',
    alreadySits: 'sits already',
    kind: 'How',
    startsOn: 'First day of the mandate',
    endsOn: 'Last day of the mandate',
    endsOnHint: 'Included. Nothing: until further notice.',
    seatTitle: 'The name of the seat',
    seatTitleHint: 'For example “seat 34” or “associations’ college”.',
    submit: 'Give the seat',
    given: 'The seat is given.',
    ended: 'The mandate ends on the day said.',
    current: (count) => counted(count, 'seat filled', 'seats filled', 'No seat filled'),
    none: 'No seat has been given yet.',
    end: 'End the mandate',
    cancel: 'Withdraw this mandate to come',
    over: 'ended',
    endSure: (name) => `${name}’s mandate will stop at the end of this day. Votes already open keep their list.`,
    lastDay: 'The last day',
    lastDayHint: 'Included.',
    endYes: 'End this mandate',
  },
};
