import nlp from 'compromise/two';
import type { PhraseReading } from '#main/ports/phrase-finder.ts';

type Word = { readonly text: string; readonly pre: string; readonly post: string; readonly tags: readonly string[] };

/** Noun phrases of an English text: adjectives and nouns that end in a noun, by part-of-speech tags. */
export function readEnglish(text: string): PhraseReading {
  const words = tagWords(text);
  const nounPhrases: string[] = [];
  let run: Word[] = [];
  const endRun = (): void => {
    const phrase = trimToNounPhrase(run);
    if (phrase !== '') nounPhrases.push(phrase);
    run = [];
  };
  for (const [index, word] of words.entries()) {
    if (/\S/.test(word.pre)) endRun();
    if (canBelong(words, index)) run.push(word);
    else endRun();
    if (/[^\s-]| -/.test(word.post)) endRun();
  }
  endRun();
  return { nounPhrases, mood: moodOf(words) };
}

function tagWords(text: string): readonly Word[] {
  const sentences = nlp(text.replaceAll(/\s+/g, ' ')).json() as readonly { readonly terms: readonly Word[] }[];
  return sentences.flatMap((sentence) => sentence.terms).filter((word) => word.text !== '');
}

function canBelong(words: readonly Word[], index: number): boolean {
  const word = words[index]!;
  const [before, after] = [words[index - 1], words[index + 1]];
  if (hasAny(word, 'Pronoun', 'Determiner', 'Expression') || /^(?:my|our|your|his|her|its|their)$/i.test(word.text))
    return false;
  if (hasAny(word, 'Noun')) return true;
  if (hasAny(word, 'Adjective')) return !hasAny(word, 'Comparative', 'Superlative');
  // "Boeing 747"
  if (hasAny(word, 'Value'))
    return before !== undefined && hasAny(before, 'Acronym', 'ProperNoun') && before.post === ' ';
  const isJoined = word.post.trim() === '';
  const standsBeforeNoun = after !== undefined && hasAny(after, 'Noun') && isJoined;
  const followsOpener =
    before !== undefined && (hasAny(before, 'Determiner', 'Adverb', 'Preposition', 'Conjunction') || isOwner(before));
  // "externally managed environments", "a running program": a participle that stands before a noun, not after a subject.
  if (hasAny(word, 'PastTense', 'Gerund', 'Participle') && standsBeforeNoun && followsOpener) return true;
  // "usability testing": a gerund that a noun makes a noun, unless it is what somebody is doing.
  const hasObject =
    after !== undefined && isJoined && hasAny(after, 'Determiner', 'Noun', 'Adjective', 'Pronoun', 'Possessive');
  const isDoing = words.slice(Math.max(0, index - 6), index).some((other) => hasAny(other, 'Copula'));
  return (
    hasAny(word, 'Gerund') &&
    before !== undefined &&
    hasAny(before, 'Noun') &&
    !isOwner(before) &&
    before.post === ' ' &&
    !hasObject &&
    !isDoing
  );
}

function trimToNounPhrase(run: readonly Word[]): string {
  const lastNoun = run.findLastIndex((word) => hasAny(word, 'Noun', 'Gerund', 'Value'));
  return run
    .slice(0, lastNoun + 1)
    .map((word) => word.text + (word.post.trim() === '-' ? '-' : ' '))
    .join('')
    .trim()
    .replace(/['’]s?$/, '');
}

function moodOf(words: readonly Word[]): PhraseReading['mood'] {
  const [first] = words;
  if (first !== undefined && isBareVerb(first) && first.text !== 'Like') return 'command';
  return hasMainVerb(words) ? 'statement' : 'fragment';
}

/** "A list of names that the index provides" has a verb, but not one of its own: each clause opener takes the verb after it. */
function hasMainVerb(words: readonly Word[]): boolean {
  let owed = 0;
  let isInVerb = false;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (opensClause(word, before, words[index + 1])) owed += 1;
    const isVerb = isFinite(word, before) && !isReducedClause(word, before, words[index + 1]);
    if (isVerb && !isInVerb) {
      if (owed === 0) return true;
      owed -= 1;
    }
    isInVerb = isVerb || (isInVerb && hasAny(word, 'Verb', 'Adverb', 'Negative'));
  }
  return false;
}

const participles = new Set(
  'included used needed required specified provided defined described contained given associated based called found made known written stored listed named taken'.split(
    ' ',
  ),
);

/** "Documents included in the folder": a participle after its noun, not a verb. */
function isReducedClause(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  const followsNoun = before !== undefined && hasAny(before, 'Noun') && !hasAny(before, 'Pronoun');
  return (
    followsNoun &&
    participles.has(word.text.toLowerCase()) &&
    (after === undefined || hasAny(after, 'Preposition', 'Conjunction'))
  );
}

const clauseOpeners = new Set(
  'that which who whose whom where when whether if because although though while until unless before after since how what why'.split(
    ' ',
  ),
);

function opensClause(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  const text = word.text.toLowerCase();
  // "When compiling" is no clause.
  if (!clauseOpeners.has(text) || (after !== undefined && hasAny(after, 'Gerund'))) return false;
  // "That file is …", "after installation": the word is an article or a preposition there.
  if (text === 'that') return before !== undefined;
  return (
    !['before', 'after', 'since', 'until'].includes(text) ||
    (after !== undefined && hasAny(after, 'Pronoun', 'Determiner', 'Noun'))
  );
}

function isFinite(word: Word, before: Word | undefined): boolean {
  if (!hasAny(word, 'Verb') || hasAny(word, 'Gerund', 'Participle')) return false;
  if (hasAny(word, 'Copula', 'Modal')) return true;
  // Tagging errs most after "and": "modules and packages".
  if (before === undefined || hasAny(before, 'Conjunction')) return false;
  const followsOpener = clauseOpeners.has(before.text.toLowerCase());
  // "support" and "supported" may be something else than verbs: they are after what can be their subject.
  if (isBareVerb(word)) {
    return followsOpener || (hasAny(before, 'Noun', 'Pronoun', 'Adverb', 'Modal', 'Auxiliary') && !isOwner(before));
  }
  const isAdjectival = !followsOpener && (hasAny(before, 'Determiner', 'Preposition') || isOwner(before));
  return !isAdjectival && hasAny(word, 'PastTense', 'PresentTense', 'Auxiliary');
}

function isBareVerb(word: Word): boolean {
  return hasAny(word, 'Infinitive') && !hasAny(word, 'Auxiliary');
}

function isOwner(word: Word): boolean {
  return hasAny(word, 'Possessive') || /['’]s$/.test(word.text);
}

function hasAny(word: Word, ...tags: readonly string[]): boolean {
  return tags.some((tag) => word.tags.includes(tag));
}
