import { type RunKind, runKinds } from './script-runs.ts';
import { foldWord, maxTermLength } from './word-terms.ts';

/** Adds the terms of a run whose script decides how it is cut, whatever the language. */
export function runTerms(kind: Exclude<RunKind, typeof runKinds.word>, run: string, terms: string[]): void {
  switch (kind) {
    case runKinds.bigrams:
      addGrams(foldWord(run), 2, terms);
      return;
    case runKinds.fourgrams:
      addGrams(foldArabic(foldWord(run)), 4, terms);
      return;
    case runKinds.segmented:
      for (const { segment } of segmenterFor().segment(run)) addWord(segment, terms);
  }
}

function addGrams(folded: string, size: number, terms: string[]): void {
  const letters = Array.from(folded);
  if (letters.length <= size) {
    if (folded !== '') terms.push(folded);
    return;
  }
  for (let at = 0; at + size <= letters.length; at += 1) terms.push(letters.slice(at, at + size).join(''));
}

function addWord(segment: string, terms: string[]): void {
  const folded = foldWord(segment).slice(0, maxTermLength);
  if (folded !== '') terms.push(folded);
}

// Vowel signs and the lengthening stroke come and go; the seats of hamza are often left out in writing.
function foldArabic(word: string): string {
  return word.replace(/[\u064b-\u0652\u0670\u0640]/g, '').replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627');
}

let segmenter: Intl.Segmenter | undefined;

// The dictionary goes by script, so one segmenter serves all of these languages.
function segmenterFor(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  return segmenter;
}
