import { succeed, type Result } from '#shared/base/result.ts';
import { askForm, formRule, type Checked } from '../asking/ask-form.ts';
import type { AnswerForm } from '../asking/answer-form.ts';
import type { Mind } from '../asking/ask-model.ts';
import { briefBlock } from '../prompting/brief-block.ts';
import { roomFor, tokensOfParts } from '../prompting/prompt-room.ts';
import { askShrinking } from '../prompting/shrinking.ts';
import type { PlannerView } from './planner-view.ts';
import {
  clarificationBlock,
  lastStepBlock,
  libraryBlock,
  outlineBlock,
  queriesBlock,
  stepsBlock,
} from './state-blocks.ts';

/** All messages of one planner call together, whatever the library and however many steps were taken. */
const promptCap = 3600;
const answerTokens = 1400;
const briefTokens = 320;
const briefShare = 0.1;
const leastStateTokens = 120;

/** One question of the planner: what it shows of the state beside the brief, and what answer it takes. */
export type PlannerQuestion<T, Used> = {
  readonly system: string;
  readonly form: AnswerForm<T>;
  readonly shows: readonly ('outline' | 'last_step' | 'past_queries')[];
  /** What fills the room that the rest leaves. */
  readonly evidence: (tokens: number) => string;
  readonly ask: string;
  readonly check: (answer: T) => Checked<Used>;
};

/** Asks the planner's model, showing as much of the state as has room. */
export async function askPlanner<T, Used>(
  mind: Mind,
  view: PlannerView,
  question: PlannerQuestion<T, Used>,
  signal: AbortSignal,
): Promise<Result<Used>> {
  const { form, system, check } = question;
  const room = roomFor(mind.model, 'planner', { cap: promptCap, answerTokens, schema: form.schema });
  const purpose = `decide ${view.state.stepNumber}`;
  const answer = await askShrinking(room, ({ prompt, maxTokens }) =>
    askForm(
      mind,
      { role: 'planner', purpose, system, user: userMessage(view, question, prompt), maxTokens, form, check },
      signal,
    ),
  );
  return answer.ok ? succeed(answer.value) : answer;
}

function userMessage<T, Used>(view: PlannerView, question: PlannerQuestion<T, Used>, tokens: number): string {
  const { shows } = question;
  const fixed = [
    briefBlock(view.state.brief, Math.min(briefTokens, Math.floor(tokens * briefShare))),
    clarificationBlock(view),
    libraryBlock(view),
    stepsBlock(view),
  ];
  const taken = [question.system, formRule(question.form), question.ask, ...fixed];
  let left = Math.max(leastStateTokens, tokens - tokensOfParts(taken));
  const part = (isShown: boolean, text: (tokens: number) => string, share: number, most: number): string => {
    const made = isShown ? text(Math.min(most, Math.floor(left * share))) : '';
    left -= tokensOfParts([made]);
    return made;
  };
  const lastStep = part(shows.includes('last_step'), (room) => lastStepBlock(view, room), 0.15, 260);
  const queries = part(shows.includes('past_queries'), (room) => queriesBlock(view, room), 0.15, 200);
  const outline = part(shows.includes('outline'), (room) => outlineBlock(view, room), 0.5, 1100);
  const evidence = question.evidence(left);
  return [...fixed, outline, evidence, queries, lastStep, question.ask].filter((text) => text !== '').join('\n\n');
}
