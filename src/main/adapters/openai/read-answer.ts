import type { Attempt } from './failure.ts';
import { failedAttempt } from './failure.ts';
import { createKeyMask } from './mask-key.ts';
import { createThoughtFilter } from './think-blocks.ts';

/** What one request brought back. */
export type RawAnswer = {
  /** Without thoughts. */
  readonly text: string;
  readonly finish: 'complete' | 'cut' | 'refused';
  /** As the endpoint counts them; null where it doesn't tell. */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** All that came, thoughts too; to estimate what it cost. */
  readonly allText: string;
  readonly hasThought: boolean;
  readonly beganInThought: boolean;
  /** Whether it came piece by piece. */
  readonly isStreamed: boolean;
};

/** Collects an answer from its pieces, whichever way they come. */
export type AnswerReader = {
  /** Takes a chunk of a stream or a whole completion. */
  readonly take: (piece: unknown) => void;
  /** What is said so far. */
  readonly text: () => string;
  /** Whether any token came, of a thought or of the answer. */
  readonly hasBegun: () => boolean;
  /** True where more came than a model that keeps its limit could say. */
  readonly isTooMuch: () => boolean;
  /** `isStopped`: the endpoint didn't come to an end by itself, so a missing one is no failure. */
  readonly end: (options: { isStopped: boolean; isStreamed: boolean }) => Attempt<RawAnswer>;
};

export function createAnswerReader(options: {
  /** A stream may bring it letter by letter: it is taken out of what they make together. */
  key: string | null;
  startsInThought: boolean;
  /** Tokens the answer was to take, and thought and answer together. */
  answerTokens: number;
  limitTokens: number;
}): AnswerReader {
  const filter = createThoughtFilter(options);
  const mask = createKeyMask(options.key);
  let said = '';
  let content = '';
  let thoughts = '';
  let refusal = '';
  let finishReason: string | null = null;
  let usage: { promptTokens: number | null; completionTokens: number | null } | null = null;
  let hasChoice = false;
  const mostSaid = options.answerTokens * charsPerToken + slackChars;
  const mostInAll = options.limitTokens * charsPerToken + slackChars + thoughtChars;

  function take(piece: unknown): void {
    const fields = asRecord(piece);
    usage = readUsage(fields['usage']) ?? usage;
    const choices = fields['choices'];
    const choice = asRecord(Array.isArray(choices) ? choices[0] : undefined);
    const message = asRecord(choice['delta'] ?? choice['message']);
    if (Object.keys(message).length > 0) hasChoice = true;
    const words = contentOf(message['content']);
    content += words;
    thoughts += asText(message['reasoning_content']) || asText(message['reasoning']);
    refusal += asText(message['refusal']);
    finishReason = asText(choice['finish_reason']) || finishReason;
    if (words !== '') said = filter.push(words);
  }

  return {
    take,
    text: () => mask.inText(said),
    hasBegun: () => content !== '' || thoughts !== '',
    isTooMuch: () => said.length > mostSaid || content.length + thoughts.length > mostInAll,
    end: ({ isStopped, isStreamed }) => {
      if (!hasChoice && finishReason === null) return failedAttempt('broken', 'the answer holds no message');
      if (finishReason === null && usage === null && !isStopped) {
        return failedAttempt('broken', 'the answer ended in the middle');
      }
      if (finishReason === 'error') return failedAttempt('broken', 'the endpoint ended its answer with an error');
      const isCut = isStopped || finishReason === 'length';
      const text = filter.end({ isCut });
      const isRefused = finishReason === 'content_filter' || refusal !== '';
      return {
        ok: true,
        value: {
          text: mask.inText(isRefused && text === '' ? refusal.trim() : text),
          finish: isRefused ? 'refused' : isCut ? 'cut' : 'complete',
          promptTokens: usage?.promptTokens ?? null,
          completionTokens: usage?.completionTokens ?? null,
          allText: mask.inText(thoughts + content),
          hasThought: thoughts !== '' || filter.hasThought(),
          beganInThought: filter.beganInThought(),
          isStreamed,
        },
      };
    },
  };
}

/** More than any tokenizer makes of prose; what lies beyond was said against the limit. */
const charsPerToken = 8;
const slackChars = 2000;
/** Thoughts of a model that counts them apart. */
const thoughtChars = 60_000;

function readUsage(value: unknown): { promptTokens: number | null; completionTokens: number | null } | null {
  const fields = asRecord(value);
  const promptTokens = asCount(fields['prompt_tokens']);
  const completionTokens = asCount(fields['completion_tokens']);
  return promptTokens === null && completionTokens === null ? null : { promptTokens, completionTokens };
}

/** Zero is what servers say that don't count. */
function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

/** Some endpoints answer in a list of parts. */
function contentOf(content: unknown): string {
  if (!Array.isArray(content)) return asText(content);
  return content.map((part) => (asRecord(part)['type'] === 'thinking' ? '' : asText(asRecord(part)['text']))).join('');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
