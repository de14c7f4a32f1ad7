import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatMessage, ModelCall } from '#main/ports/language-model.ts';
import type { Quirks } from './quirks.ts';
import { toStrictSchema } from './strict-schema.ts';

export type ChatRequest = Pick<ModelCall, 'messages' | 'maxTokens' | 'form'> & { readonly temperature: number };

/** Room for what a model thinks before it answers; the endpoint counts it as part of the answer. */
const thinkingTokens = 4096;

/** The request as the endpoint takes it. */
export function toRequestBody(
  request: ChatRequest,
  endpoint: { model: string; quirks: Quirks; contextTokens: number },
): ChatCompletionCreateParams {
  const { quirks, model } = endpoint;
  const limit = answerLimit(request, endpoint);
  return {
    model,
    messages: quirks.takesSystemRole ? request.messages.map(toParam) : withoutSystem(request.messages),
    ...(quirks.takesTemperature && { temperature: request.temperature }),
    ...(quirks.limitField !== null && { [quirks.limitField]: limit }),
    ...formField(request.form, quirks),
    ...(quirks.streams && { stream: true }),
    ...(quirks.streams && quirks.takesStreamOptions && { stream_options: { include_usage: true } }),
  };
}

/** Tokens the endpoint is allowed for thought and answer together. */
export function answerLimit(
  { messages, maxTokens }: Pick<ChatRequest, 'messages' | 'maxTokens'>,
  { quirks, contextTokens }: { quirks: Quirks; contextTokens: number },
): number {
  const room = contextTokens - promptEstimate(messages);
  const wanted = quirks.thinks ? Math.max(maxTokens, Math.min(maxTokens + thinkingTokens, room)) : maxTokens;
  return quirks.mostTokens === null ? wanted : Math.min(wanted, quirks.mostTokens);
}

export function promptEstimate(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}

function formField(form: ModelCall['form'], { formMode }: Quirks): Pick<ChatCompletionCreateParams, 'response_format'> {
  if (form === null || formMode === 'text') return {};
  if (formMode === 'json-mode') return { response_format: { type: 'json_object' } };
  const name = form.name.replaceAll(/[^\w-]/g, '_').slice(0, 64);
  const schema = toStrictSchema(form.schema);
  return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } };
}

function toParam({ role, content }: ChatMessage) {
  return { role, content };
}

/** The system's words at the head of the person's, for templates that know two speakers in turn. */
function withoutSystem(messages: readonly ChatMessage[]) {
  const turns: { role: 'user' | 'assistant'; content: string }[] = [];
  for (const { role, content } of messages) {
    const speaker = role === 'assistant' ? 'assistant' : 'user';
    const last = turns.at(-1);
    if (last?.role === speaker) last.content += `\n\n${content}`;
    else turns.push({ role: speaker, content });
  }
  return turns;
}
