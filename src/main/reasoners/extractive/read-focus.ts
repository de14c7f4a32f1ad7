import { guessLanguage } from './guess-language.ts';
import type { Reading } from './reading.ts';
import { actorWords, askingWords, emptyNouns, generalNouns, vagueWords } from './word-lists.ts';

/** What the brief is about: a noun phrase, or an adjective or verb that no noun phrase holds. */
export type Subject = {
  readonly phrase: string;
  readonly terms: readonly string[];
  /**
   * `whole` names a subject by itself; `actor` is who does something or what is done, and says little alone; `general` is a word such as
   * “teams” or “digital service” beside subjects that are specific.
   */
  readonly weight: 'whole' | 'actor' | 'general';
};

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
const weightOfGeneralSubject = 0.3;
const weightOfWord = 0.5;
const weightOfOwner = 0.4;
const weightOfIdentifier = 2;
const weightOfAskingWord = 0.1;
const partBoundary =
  /\?\s+|;\s+|(?<![,\s])[,\s]+(?:and|or|und|oder|et|y|e)\s+(?=(?:how|what|why|which|who|when|where|wie|was|warum|welche[rsnm]?|wer|wann|wo|comment|pourquoi|quel(?:le)?s?|qué|cómo|cuál(?:es)?|por qué)\b)/iu;

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
  for (const subject of subjects)
    for (const term of subject.terms) if (subject.weight === 'general') weights.set(term, weightOfGeneralSubject);
  for (const subject of subjects)
    for (const term of subject.terms)
      if (subject.weight !== 'general') weights.set(term, subject.weight === 'whole' ? weightOfSubject : weightOfWord);
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

/** The subjects that name something by themselves; all of them where none does. */
export function tellingSubjects(focus: Focus): readonly Subject[] {
  const telling = focus.subjects.filter(({ weight }) => weight === 'whole');
  return telling.length === 0 ? focus.subjects : telling;
}

type Found = { readonly phrase: string; readonly terms: readonly string[]; readonly weight: Subject['weight'] };

const needed = /\bwhat (?:the |their )?(\p{L}{3,}s) (needs?|wants?|expects?)\b/giu;
const askedFor = /\b(?:what|which) (\p{L}+ \p{L}{2,}s)(?<!\b(?:does|is|was|has|needs|wants|expects))\s+\p{L}/giu;
const afterAuxiliary =
  /\b(?:do|does|did|can|should|could|must|may|might|will|would|is|are|was|were|has|have)\s(?:the\s|an?\s)?(\p{L}{3,})\b/giu;
const actorAfter =
  /^(?:how|why|when|where|what|which \p{L}+)\s(?:do|does|did|can|should|could|must|may|might|will|would)\s(?:the\s|an?\s)?(.*)/iu;
const agent = /(?:[eo]rs?|ists?)$/i;
const adjective = /(?:[ai]ble|ure|al|ic|ive|ous|ful|less|ant|ent|ing)$/i;

function findSubjects(question: string, language: string, reading: Reading): readonly Subject[] {
  const found = new Map<string, Found>();
  const note = (phrase: string, weight: Subject['weight']): void => {
    const terms = subjectTerms(phrase, language, reading);
    const key = terms.toSorted().join(' ');
    if (terms.length > 0 && !found.has(key)) found.set(key, { phrase, terms, weight });
  };
  for (const [, whose, what] of question.matchAll(needed))
    note(`${whose!.slice(0, -1)} ${what!.replace(/^expects?$/i, 'expectation').replace(/s?$/, 's')}`, 'whole');
  for (const [, phrase] of question.matchAll(askedFor)) note(phrase!, 'whole');
  for (const phrase of reading.phrasesOf(question, language).nounPhrases) {
    const subject = withoutOwner(withoutAskingWords(phrase));
    note(subject, weightOf(subject, question, language, reading));
  }
  if (language === 'en') noteSingleWords(question, [...found.values()], note, reading);
  const all = [...found.values()].filter(
    (subject) =>
      ![...found.values()].some(
        (other) =>
          other.terms.length > subject.terms.length && subject.terms.every((term) => other.terms.includes(term)),
      ),
  );
  const hasSpecific = all.some(({ weight }) => weight === 'whole');
  return all
    .map((subject) => ({ ...subject, weight: hasSpecific ? subject.weight : 'whole' }) as const)
    .toSorted((a, b) => placeOf(a.phrase, question) - placeOf(b.phrase, question));
}

/** Adjectives, and nouns that pass for verbs; a true verb says what is done and names no subject. */
function noteSingleWords(
  question: string,
  known: readonly Found[],
  note: (phrase: string, weight: Subject['weight']) => void,
  reading: Reading,
): void {
  const inPhrases = new Set(known.flatMap(({ terms }) => terms));
  const nouns = new Set([...question.matchAll(afterAuxiliary)].map(([, word]) => word!));
  for (const word of question.match(/[\p{L}\p{M}][\p{L}\p{M}-]{2,}/gu) ?? []) {
    const isSaid = reading.termsOf(word, 'en').some((term) => inPhrases.has(term));
    if (isSaid || askingWords.has(word.toLowerCase()) || isGeneralWord(word)) continue;
    note(word, adjective.test(word) || (nouns.has(word) && word.endsWith('s')) ? 'whole' : 'actor');
  }
}

function placeOf(phrase: string, question: string): number {
  const at = question.indexOf(phrase);
  return at === -1 ? question.toLowerCase().indexOf(phrase.toLowerCase().split(' ')[0]!) : at;
}

function weightOf(phrase: string, question: string, language: string, reading: Reading): Subject['weight'] {
  if (isGeneral(phrase)) return 'general';
  const isFirst = actorAfter.exec(question)?.[1]?.startsWith(phrase) === true;
  const isActor = subjectTerms(phrase, language, reading).length === 1 || agent.test(phrase);
  return isFirst && isActor ? 'actor' : 'whole';
}

/** “Python's packaging metadata” is about packaging metadata; whose it is tells little in a library of its owner's. */
function withoutOwner(phrase: string): string {
  return phrase.replace(/^\p{L}+['’]s (?=.* )/u, '');
}

function isGeneral(phrase: string): boolean {
  return phrase.split(/[\s-]+/).every(isGeneralWord);
}

function isGeneralWord(word: string): boolean {
  const lower = word.toLowerCase();
  return [actorWords, generalNouns, emptyNouns, vagueWords, askingWords].some((list) => list.has(lower));
}

/** Ends of compounds help to find them, but are no part of what is named. */
function subjectTerms(phrase: string, language: string, reading: Reading): readonly string[] {
  const terms = [...new Set(reading.termsOf(phrase, language))];
  const whole = terms.filter((term) => !term.startsWith('-'));
  return whole.length === 0 ? terms : whole;
}

function isBigram(term: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(term);
}

// “Type hints” and “state machines” are something else than hints and machines.
const kindWords = new Set(['type', 'state', 'role', 'issue', 'question']);

function withoutAskingWords(phrase: string): string {
  const words = phrase.split(' ');
  while (
    words.length > 0 &&
    askingWords.has(words[0]!.toLowerCase()) &&
    !(words.length === 2 && kindWords.has(words[0]!))
  )
    words.shift();
  while (words.length > 0 && askingWords.has(words.at(-1)!.toLowerCase())) words.pop();
  return words.join(' ');
}
