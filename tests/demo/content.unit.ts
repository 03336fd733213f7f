// The written demo: complete, varied, and speaking the codes of the presets.
import { mayProgress } from '../../server/domain/commitments/lifecycle.ts';
import { expect, test } from 'playwright/test';
import { CASTS, RECOMMENDATIONS } from '../../server/demo/cast.ts';
import { readContent, type WrittenProposal } from '../../server/demo/content.ts';
import { decide } from '../../server/domain/votes/rule.ts';
import { validatePresets } from '../../tenants/presets/all.ts';

type Proposal = WrittenProposal;

/** Every run of seven words of a text, in small letters. */
function shingles(body: string): Set<string> {
  const words = body.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(6).map((_, start) => words.slice(start, start + 7).join(' ')));
}

/** What a French typesetter would circle in red: null when nothing. */
function misprint(words: string): string | null {
  const wrong = /['"]|\.\.\.|[ \u00A0][;:!?]|[\p{L}»][;!?]|\p{L}:(?=\s)|«(?!\u00A0)|(?<!\u00A0)»/u.exec(words);
  return wrong ? words.slice(Math.max(0, wrong.index - 20), wrong.index + 20) : null;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const collectives = [
  // proposals: those that are published; the refused ones come on top.
  { slug: 'reveillons-annecy', proposals: 198, rooms: 70, meetings: 11, people: 60, verdicts: 60 },
  { slug: 'nous-sommes', proposals: 90, rooms: 30, meetings: 7, people: 40, verdicts: 36 },
  { slug: 'grenoble-en-commun', proposals: 680, rooms: 244, meetings: 27, people: 120, verdicts: 43 },
];
const presets = new Map(validatePresets().map(({ slug, settings }) => [slug, settings]));

for (const wanted of collectives) {
  const { slug } = wanted;
  test.describe(slug, () => {
    const preset = presets.get(slug)!;
    const cast = CASTS[slug]!;
    const { proposals, meetings, people, refusals, verdicts, programme, commitments } = readContent(slug);

    test('as many proposals, meetings and people as announced, none twice', () => {
      const all = wanted.proposals + refusals.length;
      expect(proposals).toHaveLength(all);
      expect(meetings).toHaveLength(wanted.meetings);
      expect(people).toHaveLength(wanted.people);
      expect(verdicts).toHaveLength(wanted.verdicts);
      expect(proposals.filter(({ origin }) => origin === 'meeting')).toHaveLength(wanted.rooms);
      expect(new Set(proposals.map(({ title }) => title.toLowerCase())).size).toBe(all);
      expect(new Set(meetings.map(({ key }) => key)).size).toBe(wanted.meetings);
      expect(new Set(people.map(({ pseudonym }) => pseudonym.toLowerCase())).size).toBe(wanted.people);
    });

    test('themes and districts are those of the preset, and each of them is spoken of', () => {
      const themes = preset.themes.map(({ code }) => code).toSorted();
      const districts = new Set(preset.districts.map(({ code }) => code));
      expect([...new Set(proposals.map(({ theme }) => theme))].toSorted()).toEqual(themes);
      const spokenOf = new Set(proposals.flatMap(({ district }) => district ?? []));
      expect([...spokenOf].toSorted()).toEqual([...districts].toSorted());
      for (const { district } of meetings) expect(districts).toContain(district);
    });

    test('no two bodies share seven words in a row', () => {
      const seen = new Map<string, string>();
      const twice: string[] = [];
      for (const { title, body } of proposals) {
        for (const run of shingles(body)) {
          if (seen.has(run)) twice.push(`« ${run} » of « ${title} » is also said in « ${seen.get(run)} »`);
          seen.set(run, title);
        }
      }
      expect(twice).toEqual([]);
    });

    test('lengths vary: single sentences, short texts, and lists', () => {
      const sizes = proposals.map(({ body }) => body.length);
      expect(Math.min(...sizes)).toBeLessThan(90);
      expect(Math.max(...sizes)).toBeGreaterThan(450);
      expect(proposals.filter(({ body }) => /^(- |\d\. )/m.test(body)).length).toBeGreaterThanOrEqual(3);
    });

    test('origin, meeting, voice and organisation agree; sheets fit in the room', () => {
      const held = new Map(meetings.filter(({ dayOffset }) => dayOffset < 0).map((row) => [row.key, row]));
      for (const row of proposals) {
        expect(row.meeting !== null, row.title).toBe(row.origin === 'meeting');
        expect(row.organisation !== null, row.title).toBe(row.voice === 'organisation');
        expect(row.voice === 'collective', row.title).toBe(row.origin === 'collective');
        if (row.sheet || row.voice === 'assembly') expect(row.origin, row.title).toBe('meeting');
        if (row.meeting === null) continue;
        const present = held.get(row.meeting)?.attendance?.total;
        expect(present, row.title).toBeDefined();
        expect(row.sheet?.hands ?? 0, row.title).toBeLessThanOrEqual(present ?? 0);
      }
      for (const key of held.keys()) expect(proposals.map((row) => row.meeting), `${key} bore nothing`).toContain(key);
    });

    test('a meeting that was held is reported with people who add up, one to come is not', () => {
      expect(meetings.filter(({ dayOffset }) => dayOffset > 0)).toHaveLength(2);
      for (const { key, dayOffset, attendance, report } of meetings) {
        expect(attendance !== null, key).toBe(dayOffset < 0);
        expect(report !== null, key).toBe(dayOffset < 0);
        if (attendance) expect(attendance.under_25 + attendance['25_64'] + attendance['65_plus'], key).toBe(attendance.total);
      }
    });

    test('meetings were held while proposing was open', () => {
      const open = preset.phases.find(({ opens }) => opens.includes('propose'));
      for (const { key, dayOffset } of meetings.filter((row) => row.dayOffset < 0)) {
        expect(dayOffset, key).toBeGreaterThanOrEqual(open?.from ?? 0);
        expect(dayOffset, key).toBeLessThanOrEqual(open?.to ?? 0);
      }
    });

    test('supports: few for most, many for some, and fewer for what a room said', () => {
      const of = (origin: Proposal['origin']) => proposals.filter((row) => row.origin === origin).map(({ supports }) => supports);
      expect(median(of('meeting'))).toBe(2);
      expect(median(of('online'))).toBe(6);
      expect(Math.max(...of('online'))).toBeGreaterThan(100);
      expect(Math.max(...of('meeting'))).toBeLessThan(30);
    });

    test('a refusal of each reason, each of a proposal that exists', () => {
      expect([...new Set(refusals.map(({ reason_code: reason }) => reason))].toSorted())
        .toEqual(['advert', 'charter', 'duplicate', 'outside_powers', 'personal_attack', 'unclear']);
      expect(new Set(refusals.map(({ index }) => index)).size).toBe(refusals.length);
    });

    test('everyone who plays a part, and everyone who ran a meeting, is written', () => {
      const known = new Set(people.map(({ pseudonym }) => pseudonym));
      const parts = [cast.organiser, cast.volunteer, cast.moderator, cast.resident, ...cast.members, ...meetings.flatMap(({ facilitators }) => facilitators)];
      expect(parts.filter((pseudonym) => !known.has(pseudonym))).toEqual([]);
      expect(new Set([cast.organiser, cast.volunteer, cast.moderator, cast.resident, ...cast.members]).size).toBe(7);
      expect(cast.people).toBeGreaterThan(Math.max(...proposals.map(({ supports }) => supports)));
    });

    test('each verdict follows from its ballots by the rule of the collective, and none was refused at the door', () => {
      const refused = new Set(refusals.map(({ index }) => index));
      expect(new Set(verdicts.map(({ index }) => index)).size).toBe(verdicts.length);
      expect(verdicts.filter(({ index }) => refused.has(index))).toEqual([]);
      expect(new Set(verdicts.map((row) => row.verdict)).size).toBe(4);
      for (const { index, verdict: fate, yes, no, abstain } of verdicts) {
        const { outcome } = decide(preset.parliament.rule, { enrolled: cast.seats.count, present: yes + no + abstain, yes, no, abstain });
        expect(outcome, proposals[index]!.title).toBe(fate === 'validated' || fate === 'validated_amended' ? 'adopted' : 'rejected');
        // What more people wanted than not is not thrown away.
        if (fate === 'set_aside') expect(no, proposals[index]!.title).toBeGreaterThan(yes);
      }
    });

    test('a measure comes from what was validated, stands in a chapter, and its versions follow each other', () => {
      const validated = new Set(verdicts.filter(({ verdict: fate }) => fate.startsWith('validated')).map(({ index }) => index));
      const sitting = cast.sittings.find(({ kind }) => kind === 'done')!;
      for (const { key, chapter, sources, versions, removed } of programme.measures) {
        expect(sources.filter((index) => !validated.has(index)).map((index) => proposals[index]!.title), key).toEqual([]);
        expect(programme.chapters.map((one) => one.key), key).toContain(chapter);
        const days = [sitting.day, ...versions.map(({ day }) => day), ...(removed === null ? [] : [removed]), 0];
        expect(days, key).toEqual(days.toSorted((a, b) => a - b));
      }
      expect(new Set(programme.measures.map(({ key }) => key)).size).toBe(programme.measures.length);
      expect(programme.editions.length).toBe(slug === 'nous-sommes' ? 2 : 0);
    });

    test('what became of a measure moves as the house lets it move, in the order of time, after the election', () => {
      const measures = new Set(programme.measures.map(({ key }) => key));
      for (const { measure, steps } of commitments) {
        expect(measures).toContain(measure);
        const states = ['not_started' as const, ...steps.map(({ state }) => state)];
        for (const [index, to] of states.slice(1).entries()) expect(mayProgress(states[index]!, to), `${measure}: ${to}`).toBe(true);
        const days = [34 - cast.since, ...steps.map(({ day }) => day), 0];
        expect(days, measure).toEqual(days.toSorted((a, b) => a - b));
        for (const { state, wording } of steps) expect(wording !== null, measure).toBe(state === 'changed');
      }
      expect(commitments.length > 0).toBe(cast.since > 0);
    });

    test('French typography', () => {
      const words = [
        ...proposals.flatMap(({ title, body, organisation, sheet }) => [title, body, organisation, sheet?.verbatim, sheet?.objections]),
        ...meetings.flatMap(({ title, place, report, facilitators }) => [title, place, report, ...facilitators]),
        ...people.flatMap(({ pseudonym, name }) => [pseudonym, name]),
        ...refusals.map(({ answer }) => answer),
        ...verdicts.map(({ reason }) => reason),
        ...programme.chapters.flatMap(({ title, introduction }) => [title, introduction]), ...programme.editions.flatMap(({ title, note }) => [title, note]),
        ...programme.measures.flatMap(({ versions }) => versions.flatMap(({ title, paragraphs, note }) => [title, ...paragraphs, note])),
        ...commitments.flatMap(({ steps }) => steps.flatMap(({ reason, evidence, wording }) => [reason, evidence, wording])),
        ...cast.sittings.flatMap(({ title, place }) => [title, place]), ...cast.places, ...RECOMMENDATIONS,
      ];
      expect(words.flatMap((phrase) => (phrase ? misprint(phrase) ?? [] : []))).toEqual([]);
    });
  });
}
