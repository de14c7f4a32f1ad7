import { z } from 'zod';
import { isOfOneStep } from '#shared/base/fault.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import { anchorQuote } from '#shared/text/anchor.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { Judgement, SupportVerdict } from '#shared/domain/verdict.ts';
import type { ClaimToJudge, Reasoner } from '#main/ports/reasoner.ts';
import { createForm } from '../asking/answer-form.ts';
import { askForm, formRule, type Checked } from '../asking/ask-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { askInBatches } from '../asking/in-halves.ts';
import { rankAlike, termSet } from '../prompting/alike.ts';
import { readHandles } from '../prompting/handles.ts';
import { block, line, materialRule, outerBlock, restored, shortened } from '../prompting/material.ts';
import { roomFor, tokensOfParts } from '../prompting/prompt-room.ts';
import { inBatches } from '../reader/batches.ts';

const promptCap = 2800;
const answerTokens = 900;
const mostInBatch = 10;
const claimTokens = 120;
const mostQuotes = 4;
const quoteTokens = 160;
const wordsTokens = 120;

const verdictOf: Readonly<Record<string, SupportVerdict>> = {
  supported: 'supported',
  partly: 'partly-supported',
  unsupported: 'unsupported',
  contradicted: 'contradicted',
};

const form = createForm({
  name: 'verdicts',
  zod: z.object({
    verdicts: z.array(
      z.object({
        claim: z.string(),
        verdict: z.enum(['supported', 'partly', 'unsupported', 'contradicted']),
        words: z.string(),
      }),
    ),
  }),
  example: { verdicts: [{ claim: 'C1', verdict: 'supported', words: 'exact words of the quote' }] },
  synonyms: {
    support: 'supported',
    yes: 'supported',
    true: 'supported',
    partial: 'partly',
    partially: 'partly',
    partiallysupported: 'partly',
    partlysupported: 'partly',
    notsupported: 'unsupported',
    nosupport: 'unsupported',
    no: 'unsupported',
    unrelated: 'unsupported',
    contradiction: 'contradicted',
    contradicts: 'contradicted',
    false: 'contradicted',
  },
});

const systemText = [
  'You check whether quotes say what a claim says. Judge by the quotes alone, not by what you know.',
  '- supported: the quotes say all of the claim.',
  '- partly: they say a part of it, or say it less strongly.',
  '- unsupported: they do not say it.',
  '- contradicted: they say something that can not be true together with it.',
  'Give in "words" the words that decide, copied letter by letter from the quotes of that claim; leave it empty for unsupported.',
  materialRule,
].join('\n');

const question = 'Give a verdict for each claim.';

/**
 * A judgement per claim, in their order. Words that are not in the claim's quotes decide nothing, and an answer that
 * can't be used leaves its claims unchecked. Faults: only those that end a run.
 */
export async function judgeClaims(
  mind: Mind,
  { itemId, claims }: Parameters<Reasoner['judge']>[0],
  signal: AbortSignal,
): Promise<Result<readonly Judgement[]>> {
  const judgements: Judgement[] = claims.map(() => unchecked);
  const room = roomFor(mind.model, 'checker', { cap: promptCap, answerTokens, schema: form.schema });
  const fixed = tokensOfParts([systemText, formRule(form), question]);
  const named = claims.flatMap((claim, index) => (claim.quotes.length === 0 ? [] : [nameClaim(claim, index)]));
  const batches = inBatches(named, { tokens: Math.max(1, room.prompt - fixed), most: mostInBatch });
  if (batches.length === 0) return succeed(judgements);
  const answered = await askInBatches(batches, mind.parallelCalls, (batch) =>
    askForm(
      mind,
      {
        role: 'checker',
        purpose: `judge ${itemId}`,
        system: systemText,
        user: [...batch.map(({ text }, at) => outerBlock('claim', text, { n: `C${at + 1}` })), question].join('\n\n'),
        maxTokens: room.maxTokens,
        form,
        check: ({ verdicts }) => readVerdicts(verdicts, batch),
      },
      signal,
    ),
  );
  if (!answered.ok) return isOfOneStep(answered.fault) ? succeed(judgements) : answered;
  for (const { answer } of answered.value) for (const { index, judgement } of answer) judgements[index] = judgement;
  return succeed(judgements);
}

const unchecked: Judgement = { verdict: 'unchecked', words: '' };

type NamedClaim = {
  readonly claim: ClaimToJudge;
  readonly index: number;
  readonly text: string;
  readonly tokens: number;
};

function nameClaim(claim: ClaimToJudge, index: number): NamedClaim {
  const about = termSet([claim.text], 'und');
  const order = rankAlike(claim.quotes, about, 'und');
  const quotes =
    claim.quotes.length <= mostQuotes ? claim.quotes : order.slice(0, mostQuotes).map((at) => claim.quotes[at] ?? '');
  const text = [
    shortened(line(claim.text), claimTokens),
    ...quotes.map((quote) => block('quote', shortened(quote.trim(), quoteTokens))),
  ].join('\n');
  return { claim, index, text, tokens: estimateTokens(text) + 16 };
}

function readVerdicts(
  verdicts: readonly { claim: string; verdict: string; words: string }[],
  batch: readonly NamedClaim[],
): Checked<readonly { index: number; judgement: Judgement }[]> {
  const read = new Map<number, Judgement>();
  verdicts.forEach(({ claim, verdict, words }, place) => {
    const [at = verdicts.length === batch.length ? place : -1] = readHandles([claim], {
      letter: 'C',
      count: batch.length,
    });
    const named = batch[at];
    if (named !== undefined && !read.has(named.index)) {
      read.set(named.index, judgementOf(verdictOf[verdict] ?? 'unchecked', words, named.claim));
    }
  });
  if (read.size === 0) {
    return { isUsable: false, problem: `no verdict names its claim; they go from C1 to C${batch.length}` };
  }
  return { isUsable: true, value: [...read].map(([index, judgement]) => ({ index, judgement })) };
}

function judgementOf(verdict: SupportVerdict, said: string, { quotes }: ClaimToJudge): Judgement {
  const words = restored(said)
    .trim()
    .replace(/^["“„«'‘]+(.*?)["”“»'’]+$/su, '$1');
  const isTelling = analyseTerms(words, 'und').length > 0 && estimateTokens(words) <= wordsTokens * 2;
  const isIn = isTelling && quotes.some((quote) => anchorQuote({ text: quote, exact: words }) !== null);
  if (verdict === 'unsupported') return { verdict, words: isIn ? words : '' };
  return isIn ? { verdict, words } : unchecked;
}
