import { runTerms } from './run-terms.ts';
import { runKinds, visitRuns, type RunKind } from './script-runs.ts';
import { wordAnalysis } from './word-terms.ts';

export type TermMark = { readonly start: number; readonly end: number };

/**
 * Where words of a text stand that have one of these terms, by the analysis that its terms are made with; in order, in
 * UTF-16 code units. Words written without spaces are marked as far as their grams match.
 */
export function markTerms(options: {
  readonly text: string;
  readonly language: string;
  readonly terms: ReadonlySet<string>;
}): readonly TermMark[] {
  const { text, language, terms } = options;
  const marks: TermMark[] = [];
  const { termsOf } = wordAnalysis(language);
  // Grams overlap: what they cover is one mark.
  const extend = (start: number, end: number, runStart: number): void => {
    const last = marks.at(-1);
    if (last !== undefined && last.start >= runStart && start <= last.end) {
      marks[marks.length - 1] = { start: last.start, end };
    } else marks.push({ start, end });
  };
  visitRuns(text, (kind, start, end) => {
    if (kind === runKinds.word) {
      if (termsOf(text.slice(start, end)).some((term) => terms.has(term))) marks.push({ start, end });
      return;
    }
    for (const part of partsOf(kind, text.slice(start, end))) {
      if (part.terms.some((term) => terms.has(term))) extend(start + part.start, start + part.end, start);
    }
  });
  return marks;
}

type Part = TermMark & { readonly terms: readonly string[] };

const gramSizes: Partial<Record<RunKind, number>> = { [runKinds.bigrams]: 2, [runKinds.fourgrams]: 4 };

function partsOf(kind: Exclude<RunKind, typeof runKinds.word>, run: string): readonly Part[] {
  const size = gramSizes[kind];
  const termsIn = (part: string): readonly string[] => {
    const terms: string[] = [];
    runTerms(kind, part, terms);
    return terms;
  };
  if (size === undefined) {
    return [...segmenter.segment(run)].map(({ segment, index }) => ({
      start: index,
      end: index + segment.length,
      terms: termsIn(segment),
    }));
  }
  // A mark belongs to the letter before it.
  const letters = [...run.matchAll(/\P{M}\p{M}*/gu)].map(({ 0: letter, index }) => ({
    start: index,
    end: index + letter.length,
  }));
  if (letters.length <= size) return [{ start: 0, end: run.length, terms: termsIn(run) }];
  return letters.slice(0, letters.length - size + 1).map(({ start }, at) => {
    const end = letters[at + size - 1]?.end ?? run.length;
    return { start, end, terms: termsIn(run.slice(start, end)) };
  });
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
