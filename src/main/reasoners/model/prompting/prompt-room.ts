import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatRole, LanguageModel } from '#main/ports/language-model.ts';

/** What a call may take, in tokens by the estimate. */
export type Room = {
  /** For all messages of the first ask. */
  readonly prompt: number;
  readonly maxTokens: number;
};

/** For the previous answer and what was wrong with it, when the same is asked again. */
export const retryTokens = 300;
/** What roles and separators of a conversation take, and a little for estimates that are too low. */
const marginTokens = 96;
const marginShare = 0.03;
/** Models that think before they answer need it; others stop by themselves. */
const mostThinkingTokens = 2500;
const leastShareOfPrompt = 0.6;

/**
 * How long a prompt of one kind may be: `cap` or what the model's context leaves, whichever is less. It depends on
 * nothing that grows with the library or the report.
 */
export function roomFor(
  model: LanguageModel,
  role: ChatRole,
  options: {
    readonly cap: number;
    readonly answerTokens: number;
    readonly schema?: Readonly<Record<string, unknown>> | undefined;
  },
): Room {
  const { cap, schema } = options;
  const context = model.contextTokensOf(role);
  // Servers put a schema into the prompt or into a grammar; it isn't known which.
  const formTokens = schema === undefined ? 0 : estimateTokens(JSON.stringify(schema)) + retryTokens;
  const usable = Math.floor(context * (1 - marginShare)) - marginTokens - formTokens;
  const answerTokens = Math.max(64, Math.min(options.answerTokens, Math.floor(usable * (1 - leastShareOfPrompt))));
  const thinking = Math.min(mostThinkingTokens, Math.max(0, usable - cap - answerTokens));
  return { prompt: Math.min(cap, usable - answerTokens), maxTokens: answerTokens + thinking };
}

/** What the parts of a message take with the blank lines between them; empty parts are left out of a message. */
export function tokensOfParts(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text === '' ? 0 : estimateTokens(text) + 2), 0);
}
