import { z } from 'zod';
import { succeed, type Result } from '#shared/base/result.ts';
import type { PassageId } from '#shared/base/ids.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import { createForm } from '../asking/answer-form.ts';
import { askForm, formRule, type Checked } from '../asking/ask-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { askInBatches } from '../asking/in-halves.ts';
import { briefBlock } from '../prompting/brief-block.ts';
import { readHandles } from '../prompting/handles.ts';
import { block, materialRule, shortened } from '../prompting/material.ts';
import { roomFor, tokensOfParts } from '../prompting/prompt-room.ts';
import { dealtOut, inBatches } from './batches.ts';
import { namePassage, passageBlock, type NamedPassage } from './passage-blocks.ts';

const promptCap = 2800;
const answerTokens = 220;
const textTokens = 72;
const briefTokens = 160;
const goalTokens = 80;
const mostInBatch = 30;

const form = createForm({
  name: 'selection',
  zod: z.object({ passages: z.array(z.string()) }),
  example: { passages: ['P3', 'P1'] },
});

const systemText = [
  'You choose the passages that are worth reading for a goal.',
  'Give the numbers (P…) of the passages that bear on the goal, the most useful first. Leave out those that only share words with it. If none bears on it, give an empty list.',
  materialRule,
].join('\n');

/**
 * The passages worth reading, best first. Too many for one question are dealt out to several, and come back together
 * by their places in the answers.
 */
export async function selectPassages(
  mind: Mind,
  { brief, goal, candidates, limit }: Parameters<Reasoner['select']>[0],
  signal: AbortSignal,
): Promise<Result<readonly PassageId[]>> {
  if (candidates.length === 0) return succeed([]);
  const room = roomFor(mind.model, 'extractor', { cap: promptCap, answerTokens, schema: form.schema });
  const about = [briefBlock(brief, briefTokens), block('goal', shortened(goal, goalTokens))];
  const best = candidates.toSorted((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
  const named = best.map((passage) => namePassage(passage, goal, textTokens));
  const fixed = tokensOfParts([systemText, formRule(form), ...about, question(99)]);
  const count = inBatches(named, { tokens: Math.max(1, room.prompt - fixed), most: mostInBatch }).length;
  const answered = await askInBatches(dealtOut(named, count), mind.parallelCalls, (batch) =>
    askForm(
      mind,
      {
        role: 'extractor',
        purpose: `select ${goal}`,
        system: systemText,
        user: [...about, ...blocksOf(batch), question(Math.min(limit, batch.length))].join('\n\n'),
        maxTokens: room.maxTokens,
        form,
        check: ({ passages }): Checked<readonly number[]> => {
          const chosen = readHandles(passages, { letter: 'P', count: batch.length });
          return chosen.length === 0 && passages.length > 0
            ? { isUsable: false, problem: `no passage has these numbers; they go from P1 to P${batch.length}` }
            : { isUsable: true, value: chosen };
        },
      },
      signal,
    ),
  );
  if (!answered.ok) return answered;
  const rankOf = new Map(best.map(({ passageId }, index) => [passageId, index]));
  const chosen = answered.value.flatMap(({ batch, answer }) =>
    answer.flatMap((index, place) => {
      const id = batch[index]?.passage.passageId;
      return id === undefined ? [] : [{ id, place }];
    }),
  );
  return succeed(
    chosen
      .toSorted((a, b) => a.place - b.place || (rankOf.get(a.id) ?? 0) - (rankOf.get(b.id) ?? 0))
      .slice(0, limit)
      .map(({ id }) => id),
  );
}

function blocksOf(batch: readonly NamedPassage[]): readonly string[] {
  return batch.map((named, index) => passageBlock(named, `P${index + 1}`));
}

function question(most: number): string {
  return `Which passages are worth reading? At most ${most}.`;
}
