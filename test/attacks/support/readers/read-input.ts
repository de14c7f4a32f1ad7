import { succeed } from '#shared/base/result.ts';
import { toId } from '#shared/base/ids.ts';
import { openImage } from '#main/adapters/ocr/open-image.ts';
import { readAndSplit } from '#main/app/reader-worker.ts';
import type { TextRecogniser } from '#main/ports/text-recogniser.ts';
import { problemsOf } from './check-outcome.ts';
import type { Input } from './make-input.ts';

/** `imported`, the code of the fault, or `crashed`; problems are what breaks a promise. */
export type Outcome = { readonly outcome: string; readonly detail: string; readonly problems: readonly string[] };

/** Reads in this thread with what a reader thread runs; pictures are really opened and drawn, their words come from a fake. */
export async function readInput({ fileName, bytes }: Pick<Input, 'fileName' | 'bytes'>): Promise<Outcome> {
  try {
    const sourceId = toId('src', '0'.repeat(20));
    const answer = await readAndSplit({ path: '', fileName, bytes, sourceId }, { recogniser: fakeRecogniser });
    const problems = problemsOf(answer);
    if (answer.ok) return { outcome: 'imported', detail: '', problems };
    return { outcome: answer.fault.code, detail: answer.fault.detail ?? '', problems };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'crashed', detail, problems: [] };
  }
}

/** Reads odd words off whatever it is shown, some of them at its very edges. */
const fakeRecogniser: TextRecogniser = {
  warnings: [],
  openImage,
  recognise: ({ width, height }) => {
    const line = (words: readonly string[], top: number) => ({
      words: words.map((text, at) => ({
        text,
        confidence: 80,
        box: { x0: at * 5, y0: top, x1: Math.max(width, at * 5 + 1), y1: height },
      })),
      baseline: { x0: 0, y0: height, x1: width, y1: top },
      height: Math.max(1, height - top),
    });
    return Promise.resolve(
      succeed({
        lines: [line(['Silt', '\ud800', '\0', 'river-'], 0), line(['bed', '', '\u202e', 'ﬃ'], Math.floor(height / 2))],
      }),
    );
  },
  close: () => Promise.resolve(),
};
