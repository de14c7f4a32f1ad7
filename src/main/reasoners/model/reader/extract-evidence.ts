import { succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceOffer, PassageView, Reasoner } from '#main/ports/reasoner.ts';
import { askForm, formRule } from '../asking/ask-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { askInBatches } from '../asking/in-halves.ts';
import { briefBlock } from '../prompting/brief-block.ts';
import { block, materialRule, shortened } from '../prompting/material.ts';
import { roomFor, tokensOfParts } from '../prompting/prompt-room.ts';
import { askShrinking } from '../prompting/shrinking.ts';
import { inBatches } from './batches.ts';
import { extractionForm as form, readOffers } from './read-offers.ts';
import { namePassage, passageBlock, type NamedPassage } from './passage-blocks.ts';

const promptCap = 3000;
const answerTokens = 1500;
const briefTokens = 160;
const goalTokens = 80;
const mostInBatch = 6;
const longestPassageTokens = 900;
const leastPassageTokens = 80;
/** Handle, source and headings around a passage's text. */
const frameTokens = 72;

const systemText = [
  'You take evidence for a goal from passages.',
  '- For each passage that bears on the goal give a summary (one sentence that says what the passage tells, with its numbers and names, in the language of the brief) and 1 to 3 quotes.',
  '- A quote is one whole sentence, or two, copied from the passage letter by letter, in its own language. Do not change, shorten or join anything. From a table copy whole rows.',
  '- Leave out passages that say nothing about the goal. If none does, give an empty list.',
  materialRule,
].join('\n');

const question = 'What do these passages tell about the goal?';

/** What the passages hold on the goal, several passages to a question and several questions at a time. */
export async function extractEvidence(
  mind: Mind,
  { brief, goal, passages }: Parameters<Reasoner['extract']>[0],
  signal: AbortSignal,
): Promise<Result<readonly EvidenceOffer[]>> {
  if (passages.length === 0) return succeed([]);
  const room = roomFor(mind.model, 'extractor', { cap: promptCap, answerTokens, schema: form.schema });
  const about = [briefBlock(brief, briefTokens), block('goal', shortened(goal, goalTokens))];
  const fixed = tokensOfParts([systemText, formRule(form), ...about, question]);
  const left = Math.max(leastPassageTokens, room.prompt - fixed);
  const name = (passage: PassageView, tokens: number) =>
    namePassage(passage, goal, Math.min(longestPassageTokens, tokens - frameTokens));
  const ask = (batch: readonly NamedPassage[]) =>
    askForm(
      mind,
      {
        role: 'extractor',
        purpose: `extract ${goal}`,
        system: systemText,
        user: [...about, ...batch.map((each, index) => passageBlock(each, `P${index + 1}`)), question].join('\n\n'),
        maxTokens: room.maxTokens,
        form,
        check: (said) =>
          readOffers(
            said,
            batch.map(({ passage }) => passage),
          ),
      },
      signal,
    );
  const batches = inBatches(
    passages.map((passage) => name(passage, left)),
    { tokens: left, most: mostInBatch },
  );
  const answered = await askInBatches(batches, mind.parallelCalls, (batch) => {
    const [only] = batch;
    // What is too long alone is shown in part.
    return only === undefined || batch.length > 1
      ? ask(batch)
      : askShrinking({ ...room, prompt: only.tokens + frameTokens }, ({ prompt }) =>
          ask([prompt < only.tokens ? name(only.passage, prompt) : only]),
        );
  });
  return answered.ok ? succeed(answered.value.flatMap(({ answer }) => answer)) : answered;
}
