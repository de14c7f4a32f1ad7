import type { Fault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ChatRole, FindJson, LanguageModel, ModelAnswer, ModelCall } from '#main/ports/language-model.ts';

/** What the fake says to one call: text, a value as JSON, an answer that was cut or refused, or a fault. */
export type FakeAnswer =
  | string
  | { readonly json: unknown }
  | { readonly text: string; readonly finish: ModelAnswer['finish'] }
  | { readonly fault: Fault };

export type FakeLanguageModel = LanguageModel & {
  readonly calls: readonly ModelCall[];
  /** Calls that were under way at the same time, at most. */
  readonly mostAtOnce: () => number;
};

/**
 * A model in memory. Answers come from a function, or one after the other from a list: a call beyond its end throws,
 * and `leftOver` counts what no call took.
 */
export function fakeLanguageModel(
  answers: readonly FakeAnswer[] | ((call: ModelCall, index: number) => FakeAnswer | Promise<FakeAnswer>),
  options: { readonly contextTokens?: number; readonly chunkChars?: number } = {},
): FakeLanguageModel & { readonly leftOver: () => number } {
  const { contextTokens = 32_768, chunkChars = 7 } = options;
  const calls: ModelCall[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  return {
    calls,
    mostAtOnce: () => mostAtOnce,
    leftOver: () => (Array.isArray(answers) ? answers.length - calls.length : 0),
    modelOf: (role: ChatRole) => `fake-${role}`,
    contextTokensOf: () => contextTokens,
    ask: async (call, { signal, onText }) => {
      const index = calls.push(call) - 1;
      if (signal.aborted) return fail({ code: 'cancelled', whose: 'user', message: 'cancelled' });
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      // Calls side by side are all begun before the first is answered.
      await new Promise((resolve) => setImmediate(resolve));
      const said = typeof answers === 'function' ? await answers(call, index) : answers[index];
      atOnce -= 1;
      if (said === undefined) throw new Error(`no answer is left for call ${index + 1}: ${call.purpose}`);
      if (typeof said === 'object' && 'fault' in said) return fail(said.fault);
      const { text, finish } = toAnswer(said);
      if (call.form === null) {
        for (let at = 0; at < text.length; at += chunkChars) onText(text.slice(at, at + chunkChars));
      }
      const promptTokens = promptTokensOf(call);
      return succeed({
        text,
        finish,
        usage: { calls: 1, promptTokens, completionTokens: estimateTokens(text), costUsd: null },
      });
    },
  };
}

/** Of all messages, by the estimate. */
export function promptTokensOf({ messages }: Pick<ModelCall, 'messages'>): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}

/** Finds JSON from its first bracket to its last; repairs nothing. */
export const findPlainJson: FindJson = (text) => {
  const from = text.search(/[{[]/u);
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  try {
    return { isFound: true, value: JSON.parse(text.slice(Math.max(0, from), to + 1)) as unknown };
  } catch {
    return { isFound: false, reason: 'it is not JSON' };
  }
};

function toAnswer(said: Exclude<FakeAnswer, { fault: Fault }>): { text: string; finish: ModelAnswer['finish'] } {
  if (typeof said === 'string') return { text: said, finish: 'complete' };
  return 'json' in said ? { text: JSON.stringify(said.json), finish: 'complete' } : said;
}
