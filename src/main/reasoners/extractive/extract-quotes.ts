import type { EvidenceOffer, PassageView } from '#main/ports/reasoner.ts';
import { findSentences, type Sentence } from './find-sentences.ts';
import { countWords, judgeSentence } from './judge-sentence.ts';
import { ratePassages, type RatedPassage } from './rate-passage.ts';
import { coverage, type Focus } from './read-focus.ts';
import { goalCoverage, type Goal } from './read-goal.ts';
import type { Reading } from './reading.ts';
import { countTexts, rarity } from './term-vector.ts';

type Candidate = {
  readonly charStart: number;
  readonly charEnd: number;
  readonly sentences: readonly string[];
  readonly score: number;
};

const quotesPerPassage = 4;
/** A line of instructions says less of its subject than a statement. */
export const commandFactor = 0.75;
const leastHeading = 0.8;
const longestPair = 60;
const longestSummary = 300;
const definition =
  /^(?:["“]?\p{Lu}[\p{L}\d-]*|An?|The)(?: [\p{L}\d()"“”'’-]+){0,6} (?:is an?|are|refers? to|means|consists? of|describes?|defines?|provides?|allows?|ist ein|sind|est une?|es una?)\b/u;

/** One to three sentences of each passage that bear on the goal, word for word; a sentence that leans on the one before comes with it. */
export function extractQuotes(
  passages: readonly PassageView[],
  focus: Focus,
  goal: Goal,
  reading: Reading,
): readonly EvidenceOffer[] {
  const rated = ratePassages(passages, focus, goal, reading);
  const counts = countTexts(rated.map(({ passage }) => reading.termsOf(passage.text, passage.language)));
  const rarityOf = (term: string): number => Math.min(2.5, rarity(term, counts, Math.max(1, rated.length)));
  return rated.flatMap((each) => quotesOf(each, focus, goal, rarityOf, reading));
}

function quotesOf(
  rated: RatedPassage,
  focus: Focus,
  goal: Goal,
  rarityOf: (term: string) => number,
  reading: Reading,
): readonly EvidenceOffer[] {
  const { passage } = rated;
  const sentences = findSentences(passage.text, passage.language);
  const candidates: Candidate[] = [];
  for (const index of sentences.keys()) {
    const quality = qualityOf(sentences, index, passage.language);
    if (quality === null) continue;
    const words = quality.span.sentences.join(' ');
    const terms = new Set(reading.termsOf(words, passage.language));
    const onGoal = goalCoverage(goal, terms, rarityOf);
    const onBrief = coverage(focus, terms, rarityOf);
    // The passage vouches for a sentence that names the subject by another word, and a heading for what stands under it, but not for one that shares nothing at all.
    if (onGoal + onBrief === 0 && rated.headingCoverage < leastHeading) continue;
    const bearing =
      0.5 * onGoal +
      0.25 * onBrief +
      0.1 * rated.goalCoverage +
      0.2 * rated.headingCoverage +
      (definition.test(words) ? 0.1 : 0);
    const isCommand = reading.phrasesOf(quality.span.sentences[0]!, passage.language).mood === 'command';
    candidates.push({ ...quality.span, score: bearing * quality.quality * (isCommand ? commandFactor : 1) });
  }
  const ranked = candidates.toSorted((a, b) => b.score - a.score || a.charStart - b.charStart);
  const least = Math.max(0.07, (ranked[0]?.score ?? 0) * 0.35);
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.length >= quotesPerPassage || candidate.score < least) break;
    if (chosen.some((other) => candidate.charStart < other.charEnd && other.charStart < candidate.charEnd)) continue;
    if (candidate.sentences.every((words) => reading.phrasesOf(words, passage.language).mood !== 'fragment'))
      chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => a.charStart - b.charStart).map((candidate) => toOffer(passage, candidate));
}

type Quality = { readonly span: Omit<Candidate, 'score'>; readonly quality: number };

function qualityOf(sentences: readonly Sentence[], index: number, language: string): Quality | null {
  const sentence = sentences[index]!;
  const judged = judgeSentence(sentence.words, language);
  if (judged.kind === 'refused') return null;
  const { charStart, charEnd, words } = sentence;
  if (judged.kind === 'sound') return { span: { charStart, charEnd, sentences: [words] }, quality: judged.quality };
  const before = sentences[index - 1];
  if (before === undefined || before.block !== sentence.block) return null;
  const judgedBefore = judgeSentence(before.words, language);
  if (judgedBefore.kind !== 'sound' || countWords(before.words) + countWords(words) > longestPair) return null;
  return {
    span: { charStart: before.charStart, charEnd, sentences: [before.words, words] },
    quality: 0.85 * judged.quality * judgedBefore.quality,
  };
}

function toOffer(passage: PassageView, candidate: Candidate): EvidenceOffer {
  return {
    passageId: passage.passageId,
    summary: shorten(candidate.sentences.join(' '), longestSummary),
    exacts: [passage.text.slice(candidate.charStart, candidate.charEnd)],
  };
}

/** Cut at a word's end where it is too long, with an ellipsis. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/u, '').replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
