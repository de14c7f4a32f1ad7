import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatBody } from './server-answer.ts';

export function promptTokensOf({ messages }: Pick<ChatBody, 'messages'>): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}

/** The same request with the beginning of its prompt dropped, as a server does that cuts without a word. */
export function cutToWindow(body: ChatBody, contextTokens: number): ChatBody {
  let left = contextTokens;
  const kept: ChatBody['messages'] = [];
  for (const message of body.messages.toReversed()) {
    const tokens = estimateTokens(message.content);
    if (tokens <= left) kept.unshift(message);
    else if (left > 0) kept.unshift({ ...message, content: lastTokens(message.content, left) });
    left = Math.max(0, left - tokens);
  }
  return { ...body, messages: kept };
}

function lastTokens(text: string, tokens: number): string {
  let start = 0;
  let end = text.length;
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if (estimateTokens(text.slice(middle)) <= tokens) end = middle;
    else start = middle + 1;
  }
  return text.slice(start);
}
