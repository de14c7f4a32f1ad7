import type { Span } from '#shared/text/sentences.ts';

/** A sentence, or something else that isn't cut, on its way into a passage. */
export type Piece = Span & {
  readonly words: number;
  /** The first of its paragraph, list item or other block: the better place to part. */
  readonly startsBlock: boolean;
  /** Belongs to what stands before it, as a short listing does to the sentence that announces it. */
  readonly isAttached: boolean;
};

const leastWords = 60;
const wantedWords = 160;
export const mostWords = 250;

/** Packs the pieces of one section into runs of 60 to 250 words, near 160 and at paragraphs where it can be had. */
export function packSentences(pieces: readonly Piece[]): Span[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  pieces.forEach((piece, index) => {
    if (run === undefined || isBetterApart(run, piece)) {
      run = { first: index, last: index, words: piece.words };
      runs.push(run);
    } else {
      run.last = index;
      run.words += piece.words;
    }
  });
  mendTail(runs, pieces);
  return runs.flatMap(({ first, last }) => {
    const [from, to] = [pieces[first], pieces[last]];
    return from === undefined || to === undefined ? [] : [{ charStart: from.charStart, charEnd: to.charEnd }];
  });
}

type Run = { first: number; last: number; words: number };

function isBetterApart(run: Run, piece: Piece): boolean {
  if (run.words + piece.words > mostWords) return true;
  if (piece.isAttached || run.words < leastWords) return false;
  if (piece.startsBlock && run.words >= wantedWords * 0.75) return true;
  return run.words + piece.words / 2 > wantedWords;
}

/** A last run that is too short joins the one before, or takes sentences from it until both are long enough. */
function mendTail(runs: Run[], pieces: readonly Piece[]): void {
  const tail = runs.at(-1);
  const before = runs.at(-2);
  if (tail === undefined || before === undefined || tail.words >= leastWords) return;
  if (before.words + tail.words <= mostWords) {
    before.last = tail.last;
    before.words += tail.words;
    runs.pop();
    return;
  }
  for (;;) {
    const first = pieces[tail.first];
    const moved = pieces[before.last];
    if (first === undefined || moved === undefined || (tail.words >= leastWords && !first.isAttached)) return;
    if (before.words - moved.words < leastWords || tail.words + moved.words > mostWords) return;
    before.last -= 1;
    before.words -= moved.words;
    tail.first -= 1;
    tail.words += moved.words;
  }
}
