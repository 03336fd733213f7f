import type { ReactNode } from 'react';

/** Where one is in a form of several pages: dots for the eye, the sentence for all (« Étape 2 sur 6, vos mots »). */
export function StepsLine({ step, of, children }: { step: number; of: number; children: ReactNode }) {
  return (
    <div className="steps-line">
      <svg viewBox={`0 0 ${of * 22 - 6} 16`} aria-hidden="true">
        <path d={`M8 8H${(of - 1) * 22 + 8}`} stroke="currentColor" strokeWidth="2" />
        {Array.from({ length: of }, (_, index) => (
          <circle
            key={index}
            cx={index * 22 + 8}
            cy="8"
            r={index + 1 === step ? 7 : 5}
            stroke="currentColor"
            strokeWidth="2"
            fill={index < step ? 'currentColor' : 'var(--paper)'}
          />
        ))}
      </svg>
      <p>{children}</p>
    </div>
  );
}
