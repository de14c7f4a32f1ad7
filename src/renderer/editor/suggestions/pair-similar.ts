/** From here on two blocks count as one that was changed, not as one that went and one that came. */
const leastSimilarity = 0.35;
const mostCells = 40_000;

/** Pairs of indices, rising in both, that make the most likeness in sum. */
export function pairSimilar<Part>(
  before: readonly Part[],
  after: readonly Part[],
  canPair: (before: Part, after: Part) => boolean,
): readonly (readonly [number, number])[] {
  if (before.length * after.length > mostCells) return [];
  const [old, now] = [before.map(wordsOf), after.map(wordsOf)];
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const likeness = new Float64Array(before.length * after.length);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [left, right] = [before[row], after[column]];
      const alike =
        left !== undefined && right !== undefined && canPair(left, right)
          ? similarity(old[row] ?? noWords, now[column] ?? noWords)
          : 0;
      likeness[row * after.length + column] = alike;
      const skipped = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0);
      const paired = alike < leastSimilarity ? 0 : alike + (best[(row + 1) * width + column + 1] ?? 0);
      best[row * width + column] = Math.max(skipped, paired);
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    const alike = likeness[row * after.length + column] ?? 0;
    const here = best[row * width + column] ?? 0;
    if (alike >= leastSimilarity && here === alike + (best[(row + 1) * width + column + 1] ?? 0)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (here === best[(row + 1) * width + column]) row += 1;
    else column += 1;
  }
  return pairs;
}

type Words = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

const noWords: Words = { counts: new Map(), total: 0 };

/** Dice's coefficient of the words, each as often as it stands there. */
function similarity(before: Words, after: Words): number {
  if (before.total + after.total === 0) return 1;
  let shared = 0;
  for (const [word, count] of before.counts) shared += Math.min(count, after.counts.get(word) ?? 0);
  return (2 * shared) / (before.total + after.total);
}

function wordsOf(part: unknown): Words {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [word] of textOf(part).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  }
  return { counts, total };
}

function textOf(part: unknown): string {
  const { text, content } = part as { readonly text?: string; readonly content?: readonly unknown[] };
  return text ?? (content ?? []).map(textOf).join(' ');
}
