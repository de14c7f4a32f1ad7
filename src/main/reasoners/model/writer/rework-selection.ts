import { fail, succeed, type Result } from '#shared/base/result.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatMessage } from '#main/ports/language-model.ts';
import type { ReworkKind, ReworkRequest, SectionDraft } from '#main/ports/reasoner.ts';
import { askModel, unusable, type Mind } from '../asking/ask-model.ts';
import { briefBlock } from '../prompting/brief-block.ts';
import { linesOf } from '../prompting/fit-entries.ts';
import { block, line, materialRule, shortened } from '../prompting/material.ts';
import { retryTokens, roomFor, tokensOfParts } from '../prompting/prompt-room.ts';
import { askShrinking } from '../prompting/shrinking.ts';
import { cleanDraft } from './clean-draft.ts';
import { evidenceBlocks } from './section-blocks.ts';

const promptCap = 2400;
const tokensPerWord = 3;
const answerBaseTokens = 160;
const mostAnswerTokens = 4000;
const problemTokens = 300;

/** Has a stretch of a section worded otherwise. Faults: the model's, `reasoner-refused`, `answer-unusable`. */
export async function reworkSelection(
  mind: Mind,
  request: ReworkRequest,
  signal: AbortSignal,
): Promise<Result<SectionDraft>> {
  const { model } = mind;
  const { item, evidence, firstDraft } = request.section;
  const purpose = `rework ${item.id} ${firstDraft === null ? 1 : 2}`;
  const words = request.selection.split(/\s+/u).length * factors[request.how];
  const room = roomFor(model, 'writer', {
    cap: promptCap + estimateTokens(request.selection) + estimateTokens(firstDraft ?? ''),
    answerTokens: Math.min(mostAnswerTokens, Math.ceil(words * tokensPerWord) + answerBaseTokens),
  });
  return askShrinking(room, async ({ prompt }) => {
    const messages = reworkMessages(request, prompt - retryTokens);
    const said = await askModel(
      model,
      { role: 'writer', purpose, messages, maxTokens: room.maxTokens, form: null },
      { signal },
    );
    if (!said.ok) return said;
    const { text, isCut } = said.value;
    const draft = cleanDraft(text, { heading: item.heading, given: evidence.map(({ id }) => id), isCut });
    return draft === null
      ? fail(unusable(model.modelOf('writer'), 'there was no text in it', purpose))
      : succeed(draft);
  });
}

const factors: Readonly<Record<ReworkKind, number>> = { rewrite: 1.4, shorten: 1, expand: 2.5 };

const tasks: Readonly<Record<ReworkKind, string>> = {
  rewrite: 'Say what <present_text> says in other words, at about the same length.',
  shorten: 'Shorten <present_text> to about half. Keep what matters most; leave the rest out.',
  expand: 'Expand <present_text> to about one and a half times its length with what the evidence says about it.',
};

const rules = [
  'You rework a stretch of a report. You answer with the reworked stretch and nothing else: no heading, no remarks.',
  '- Write Markdown in the language of <present_text>. Keep its paragraphs, lists and tables where they still serve.',
  '- Every statement rests on the evidence given. Put the id right after each claim that rests on it, in this form: [@evi_id]. Copy ids letter by letter; never cite anything else. Sentences that cite nothing now may go on citing nothing.',
  '- Keep numbers, dates, units and names exactly as the quotes have them. Use quotation marks only around words that are copied exactly.',
  '- Marks such as ⟦a⟧ stand for formulas and notes: keep each where it belongs.',
  `- ${materialRule}`,
].join('\n');

/** Made of the request alone, of at most `tokens`. */
function reworkMessages(request: ReworkRequest, tokens: number): readonly ChatMessage[] {
  const { section, selection, how } = request;
  const instruction = (section.instruction ?? '').trim();
  const problems = section.problems.map((problem) => `- ${shortened(line(problem), 80)}`).join('\n');
  const fixed = [
    rules,
    briefBlock(section.brief, 120),
    block('section', `Heading: ${shortened(line(section.item.heading), 40)}`),
    block('present_text', selection),
    instruction === '' ? '' : block('instruction', shortened(instruction, 200)),
    problems === '' ? '' : block('problems', shortened(problems, problemTokens)),
  ];
  const draft =
    section.firstDraft === null
      ? ''
      : block('first_draft', shortened(section.firstDraft, Math.max(200, Math.floor(tokens * 0.3))));
  const fitted = evidenceBlocks(
    section.evidence,
    section.sources,
    Math.max(200, tokens - tokensOfParts([...fixed, draft, tasks[how]])),
  );
  const evidence = section.evidence.length === 0 ? '' : linesOf(fitted, 'pieces of evidence').join('\n');
  const also =
    instruction === '' ? '' : ' Follow the instruction; where it and the length contradict each other, it wins.';
  const again =
    section.firstDraft === null ? '' : ' <first_draft> was your first answer: put right what <problems> lists.';
  const [, brief = '', heading = '', ...rest] = fixed;
  const user = [brief, heading, evidence, ...rest, draft, `${tasks[how]}${also}${again}`];
  return [
    { role: 'system', content: rules },
    { role: 'user', content: user.filter((text) => text !== '').join('\n\n') },
  ];
}
