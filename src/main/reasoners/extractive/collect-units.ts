import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { commandFactor } from './extract-quotes.ts';
import { findSentences, foldSpace } from './find-sentences.ts';
import { countWords, judgeSentence } from './judge-sentence.ts';
import type { Reading } from './reading.ts';
import { countTexts, sharedTerms, toVector, type TermVector } from './term-vector.ts';

/** What a section may say: a sentence of a quote, or two where the second leans on the first. */
export type Unit = {
  readonly evidenceId: EvidenceId;
  readonly sourceId: SourceId;
  readonly charStart: number;
  /** Place of its evidence in the request, from 0. */
  readonly rank: number;
  readonly sentences: readonly string[];
  readonly wordCount: number;
  readonly quality: number;
  readonly terms: ReadonlySet<string>;
  readonly vector: TermVector;
};

const alike = 0.7;

/** The sayable sentences of the request's quotes, best evidence first, without what earlier sections have said. */
export function collectUnits(request: SectionRequest, language: string, reading: Reading): readonly Unit[] {
  const drafts = request.evidence.flatMap((evidence, rank) =>
    evidence.quotes.flatMap((quote) =>
      toStretches(quote.exact, language).map((stretch) => ({
        ...stretch,
        evidenceId: evidence.id,
        sourceId: quote.sourceId,
        charStart: quote.charStart + stretch.charStart,
        rank,
        termList: reading.termsOf(stretch.sentences.join(' '), language),
      })),
    ),
  );
  const counts = countTexts(drafts.map(({ termList }) => termList));
  const said = request.saidBefore.map((sentence) => ({
    words: normalise(sentence),
    terms: new Set(reading.termsOf(sentence, language)),
  }));
  const saidWords = new Set(said.map(({ words }) => words));
  const seen = new Set<string>();
  return drafts.flatMap(({ termList, ...draft }): readonly Unit[] => {
    const words = draft.sentences.map(normalise);
    if (words.some((each) => saidWords.has(each) || seen.has(each))) return [];
    const sentenceTerms = draft.sentences.map((sentence) => new Set(reading.termsOf(sentence, language)));
    if (said.some((other) => sentenceTerms.some((terms) => overlap(terms, other.terms) >= alike))) return [];
    for (const each of words) seen.add(each);
    const isCommand = reading.phrasesOf(draft.sentences[0]!, language).mood === 'command';
    const quality = draft.quality * (isCommand ? commandFactor : 1);
    return [{ ...draft, quality, terms: new Set(termList), vector: toVector(termList, counts, drafts.length) }];
  });
}

/** The share of terms that two sets have in common, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = sharedTerms(a, b).length;
  const united = a.size + b.size - shared;
  return united === 0 ? 0 : shared / united;
}

type Stretch = Pick<Unit, 'charStart' | 'sentences' | 'wordCount' | 'quality'>;

function toStretches(exact: string, language: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const sentence of findSentences(exact, language)) {
    const judged = judgeSentence(sentence.words, language);
    const before = stretches.at(-1);
    if (judged.kind === 'sound') {
      stretches.push({
        charStart: sentence.charStart,
        sentences: [sentence.words],
        wordCount: countWords(sentence.words),
        quality: judged.quality,
      });
    } else if (judged.kind === 'leaning' && before !== undefined && before.sentences.length === 1) {
      stretches[stretches.length - 1] = {
        charStart: before.charStart,
        sentences: [...before.sentences, sentence.words],
        wordCount: before.wordCount + countWords(sentence.words),
        quality: before.quality * 0.85,
      };
    }
  }
  return stretches;
}

function normalise(sentence: string): string {
  return foldSpace(sentence)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
