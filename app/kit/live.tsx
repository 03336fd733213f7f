import type { Words } from '../words/words.ts';

/**
 * What a page waits for that no event announces (a job): while this stands in it, the page asks again every so many milliseconds.
 */
export function Waiting({ every = 2_000 }: { every?: number }) { return <span hidden data-live-every={every} />; }

/**
 * Has the page follow what happens (public/js/live.js). pace: at most one question in so many milliseconds. The line is shown only to
 * someone in the middle of a form, whose page is left alone.
 */
export function Live({ pace = 3_000, words }: { pace?: number; words: Words }) {
  return (
    <>
      {/* oxlint-disable-next-line nextjs/no-sync-scripts -- a module is deferred by nature: it never holds the page */}
      <script type="module" src="/js/live.js" data-live-pace={pace} />
      <output className="live-note" data-live-note="" hidden>
        {words.parliament.live.changed}{' '}
        <button type="button" className="linklike" data-live-reload="">
          {words.parliament.live.reload}
        </button>
      </output>
    </>
  );
}
