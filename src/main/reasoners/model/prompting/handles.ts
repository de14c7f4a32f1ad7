/** Short names by which a prompt calls its things: a letter and a number from 1. */
export type HandleLetter = 'E' | 'P' | 'C';

/** Ranges as E3-E7 that a model writes are taken up to this length. */
const longestRange = 30;

/**
 * The indices (from 0, each once, in the order said) of the handles in what a model wrote: `E3`, `e3`, `3`, `[E3]`,
 * `E3, E5`, `E3-E5`, `E3: its text`, or an id that `indexOfId` knows. What names nothing is left out.
 */
export function readHandles(
  said: readonly string[],
  options: {
    readonly letter: HandleLetter;
    readonly count: number;
    readonly indexOfId?: (id: string) => number | undefined;
  },
): readonly number[] {
  const { letter, count, indexOfId } = options;
  const found = new Set<number>();
  const add = (number: number) => {
    if (number >= 1 && number <= count) found.add(number - 1);
  };
  for (const text of said) {
    const ids = (text.match(/\b[a-z]{3}_[0-9a-z]{6,40}\b/gu) ?? []).flatMap((id) => indexOfId?.(id) ?? []);
    for (const index of ids) found.add(index);
    if (ids.length > 0) continue;
    const handles = [
      ...text.matchAll(
        new RegExp(
          `(?<![\\p{L}\\p{N}])${letter}\\s?(\\d{1,6})(?:\\s?[-–]\\s?${letter}?(\\d{1,6}))?(?![\\p{L}\\p{N}])`,
          'giu',
        ),
      ),
    ];
    for (const [, first, last] of handles) {
      const from = Number(first);
      const to = last === undefined ? from : Number(last);
      if (to - from > longestRange) add(from);
      else for (let number = from; number <= Math.max(from, to); number += 1) add(number);
    }
    if (handles.length === 0 && /^[\s[(#]*\d{1,6}(?:\s*[,;]\s*\d{1,6})*[\s\]).]*$/u.test(text)) {
      for (const [number] of text.matchAll(/\d+/gu)) add(Number(number));
    }
  }
  return [...found];
}
