import type { Words } from '../words/words.ts';

export type Phase = { label: string; note: string | null; state: 'past' | 'here' | 'ahead' };

/** The calendar of phases as a line of stations; where we are is said in words too. */
export function Phases({ phases, words, label }: { phases: readonly Phase[]; words: Words; label?: string }) {
  return (
    <ol className="phases" aria-label={label ?? words.kit.phases.label}>
      {phases.map((phase) => (
        <li
          key={phase.label}
          className={phase.state === 'ahead' ? undefined : phase.state}
          aria-current={phase.state === 'here' ? 'step' : undefined}
        >
          {phase.label}
          {phase.state === 'ahead' ? null : <span className="sr"> ({words.kit.phases[phase.state]})</span>}
          {phase.note === null ? null : <small>{phase.note}</small>}
        </li>
      ))}
    </ol>
  );
}
