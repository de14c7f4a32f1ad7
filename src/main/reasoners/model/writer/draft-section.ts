import { fail, succeed, type Result } from '#shared/base/result.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatMessage } from '#main/ports/language-model.ts';
import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { askModel, unusable, type Mind } from '../asking/ask-model.ts';
import { shortened } from '../prompting/material.ts';
import { retryTokens, roomFor } from '../prompting/prompt-room.ts';
import { askShrinking } from '../prompting/shrinking.ts';
import { cleanDraft } from './clean-draft.ts';
import { createDraftStream } from './draft-stream.ts';
import { sectionMessages, wantedWords } from './section-prompt.ts';

/** All messages for one section together, whatever the library and the report. */
const promptCap = 2900;
/** Of a first draft that has room in a revision's prompt; a longer one gets as much more as it needs. */
const draftRoom = 1200;
const tokensPerWord = 3;
const answerBaseTokens = 240;
const mostAnswerTokens = 6000;
const quotedBackTokens = 80;

/**
 * Writes one section, or with problems the whole section again. `onText` gets it as it comes, without its digest; the
 * answer has citations in the one form, and of an answer that was cut its whole sentences. Faults: the model's,
 * `reasoner-refused`, `answer-unusable`.
 */
export async function draftSection(
  mind: Mind,
  request: SectionRequest,
  { signal, onText }: { readonly signal: AbortSignal; readonly onText: (delta: string) => void },
): Promise<Result<SectionDraft>> {
  const { model } = mind;
  const { item, firstDraft } = request;
  const purpose = `draft ${item.id} ${firstDraft === null ? 1 : 2}`;
  const words = Math.max(wantedWords(request, request.evidence.length), wordsOf(firstDraft));
  const shown = firstDraft ?? request.present ?? '';
  const longDraft = Math.max(0, estimateTokens(shown) - draftRoom);
  const room = roomFor(model, 'writer', {
    cap: promptCap + longDraft,
    answerTokens: Math.min(mostAnswerTokens, words * tokensPerWord + answerBaseTokens),
  });
  const given = request.evidence.map(({ id }) => id);

  const ask = async (
    messages: readonly ChatMessage[],
  ): Promise<Result<{ draft: SectionDraft | null; text: string }>> => {
    const stream = createDraftStream(item.heading, onText);
    const said = await askModel(
      model,
      { role: 'writer', purpose, messages, maxTokens: room.maxTokens, form: null },
      { signal, onText: stream.write },
    );
    if (!said.ok) return said;
    stream.end();
    const { text, isCut } = said.value;
    return succeed({ draft: cleanDraft(text, { heading: item.heading, given, isCut }), text });
  };

  return askShrinking(room, async ({ prompt }) => {
    const messages = sectionMessages(request, prompt - retryTokens);
    const first = await ask(messages);
    if (!first.ok) return first;
    if (first.value.draft !== null) return succeed(first.value.draft);
    const second = await ask([...messages, ...complaint(first.value.text)]);
    if (!second.ok) return second;
    if (second.value.draft !== null) return succeed(second.value.draft);
    return fail(unusable(model.modelOf('writer'), 'there was no section in it', purpose));
  });
}

function complaint(previous: string): readonly ChatMessage[] {
  return [
    { role: 'assistant', content: shortened(previous, quotedBackTokens) },
    { role: 'user', content: 'There is no whole sentence of the section in that. Write the section and nothing else.' },
  ];
}

function wordsOf(text: string | null): number {
  return text?.split(/\s+/u).length ?? 0;
}
