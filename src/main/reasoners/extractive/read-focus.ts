import { guessLanguage } from './guess-language.ts';
import type { Reading } from './reading.ts';
import { askingWords } from './word-lists.ts';

/** A noun phrase of the brief that names what it is about. */
export type Subject = { readonly phrase: string; readonly terms: readonly string[] };

/** What a brief or a goal is about, apart from how it is asked for. */
export type Focus = {
  readonly language: string;
  /** The whole question first, then its parts where it has several. */
  readonly questions: readonly string[];
  readonly subjects: readonly Subject[];
  /** Weight by term: 1 for a subject's, half for other words', little for asking words. */
  readonly weights: ReadonlyMap<string, number>;
  /** The terms of numbers that name something, as 703 in “PEP 703”. */
  readonly identifiers: ReadonlySet<string>;
};

const weightOfSubject = 1;
const weightOfWord = 0.5;
const weightOfOwner = 0.4;
const weightOfIdentifier = 2;
const weightOfAskingWord = 0.1;
const partBoundary =
  /\?\s+|;\s+|[,\s]+(?:and|or|und|oder|et|y|e)\s+(?=(?:how|what|why|which|who|when|where|wie|was|warum|welche[rsnm]?|wer|wann|wo|comment|pourquoi|quel(?:le)?s?|qué|cómo|cuál(?:es)?|por qué)\b)/iu;

export function readFocus(question: string, fallbackLanguage: string, reading: Reading): Focus {
  const language = guessLanguage(question, fallbackLanguage);
  const parts = question
    .split(partBoundary)
    .map((part) => part.trim())
    .filter((part) => reading.termsOf(part, language).length > 0);
  const subjects = findSubjects(question, language, reading);
  const weights = new Map<string, number>();
  for (const term of reading.termsOf(question, language))
    weights.set(term, isBigram(term) ? weightOfAskingWord : weightOfWord);
  for (const subject of subjects) for (const term of subject.terms) weights.set(term, weightOfSubject);
  // "PEP 703": the number tells, the word before it is on everything of its kind.
  const identifiers = new Set<string>();
  for (const [, kind, number] of question.matchAll(/(\p{Lu}[\p{L}\p{M}]+)[\s-]?(\d[\d.]*)/gu)) {
    if (/^(?:1[5-9]|20)\d\d$/.test(number!)) continue;
    for (const term of reading.termsOf(kind!, language)) weights.set(term, weightOfOwner);
    for (const term of reading.termsOf(number!, language)) {
      weights.set(term, weightOfIdentifier);
      identifiers.add(term);
    }
  }
  for (const [owner] of question.matchAll(/[\p{L}\p{M}\p{N}]+(?=['’]s\s)/gu))
    for (const term of reading.termsOf(owner, language)) weights.set(term, weightOfOwner);
  for (const word of question.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
    if (!askingWords.has(word)) continue;
    for (const term of reading.termsOf(word, language)) if (weights.has(term)) weights.set(term, weightOfAskingWord);
  }
  return { language, questions: parts.length > 1 ? [question, ...parts] : [question], subjects, weights, identifiers };
}

/** The share, from 0 to 1, of the focus's weight whose terms are among `terms`. Rare terms count more if `rarityOf` says so. */
export function coverage(
  focus: Focus,
  terms: ReadonlySet<string>,
  rarityOf: (term: string) => number = () => 1,
): number {
  let covered = 0;
  let whole = 0;
  for (const [term, weight] of focus.weights) {
    const value = weight * rarityOf(term);
    whole += value;
    if (terms.has(term)) covered += value;
  }
  return whole === 0 ? 0 : covered / whole;
}

function findSubjects(question: string, language: string, reading: Reading): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const found of reading.phrasesOf(question, language).nounPhrases) {
    const phrase = withoutAskingWords(found);
    const terms = [...new Set(reading.termsOf(phrase, language))];
    if (terms.length > 0) subjects.set(terms.toSorted().join(' '), { phrase, terms });
  }
  return [...subjects.values()].filter(
    (subject) =>
      ![...subjects.values()].some(
        (other) =>
          other.terms.length > subject.terms.length && subject.terms.every((term) => other.terms.includes(term)),
      ),
  );
}

function isBigram(term: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(term);
}

function withoutAskingWords(phrase: string): string {
  const words = phrase.split(' ');
  while (words.length > 0 && askingWords.has(words[0]!.toLowerCase())) words.shift();
  while (words.length > 0 && askingWords.has(words.at(-1)!.toLowerCase())) words.pop();
  return words.join(' ');
}
