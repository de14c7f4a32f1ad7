import type { APIError } from 'openai';
import type { Failure } from './failure.ts';
import { openaiLibrary } from './openai-library.ts';
import { retryAfterMs } from './retry-delay.ts';

/** What went wrong, from what the client threw or a server said. `key` is taken out of what is passed on. */
export function classifyFailure(error: unknown, options: { key: string | null; nowMs: number }): Failure {
  const detail = toDetail(error, options.key);
  if (!isApiError(error) || (error.status === undefined && error.error === undefined)) {
    return { kind: isNetwork(error) ? 'unreachable' : 'broken', status: null, detail, retryAfterMs: null };
  }
  const status = statusOf(error);
  const kind = kindOf(status, detail, codeOf(error));
  const headers = error.headers instanceof Headers ? error.headers : new Headers();
  return { kind, status, detail, retryAfterMs: kind === 'busy' ? retryAfterMs(headers, options.nowMs) : null };
}

function kindOf(status: number | null, words: string, code: string): Failure['kind'] {
  // 413 is a proxy's word for the same thing.
  if (status === 413 || code === 'context_length_exceeded') return 'too-long';
  if (status === 429) {
    if (/request too large/i.test(words)) return 'too-long';
    return code === 'insufficient_quota' || /insufficient_quota|exceeded your current quota/i.test(words)
      ? 'denied'
      : 'busy';
  }
  if (status === 401 || status === 402 || status === 403) return 'denied';
  if (tooLong.test(words)) return 'too-long';
  if (status === 404 || status === 405 || status === 410) return 'missing';
  if (status === 503 || status === 529) return 'busy';
  if (status === 408 || status === 504) return 'timed-out';
  if (status === null) return /rate.?limit|overloaded|too many requests/i.test(words) ? 'busy' : 'broken';
  if (status >= 500 || status === 409 || status === 425 || status < 400) return 'broken';
  return modelMissing.test(words) ? 'missing' : 'rejected';
}

/**
 * As OpenAI, Azure, vLLM, llama.cpp, Ollama, LM Studio, TGI, Mistral and gateways word it. A prompt together with the
 * answer's limit counts too: less evidence mends both.
 */
const tooLong = new RegExp(
  [
    String.raw`context[ _-]?(?:length|window|size|limit)[^.]{0,80}(?:exceed|smaller|less than|too (?:small|short)|overflow|is (?:only )?\d)`,
    String.raw`exceed\w*[^.]{0,60}context`,
    String.raw`(?:maximum|max|model(?:'s)?) context`,
    'context_length_exceeded',
    'exceed_context_size',
    String.raw`context (?:overflow|length of only)`,
    String.raw`(?:prompt|input|request|messages?)[^.]{0,40}(?:too long|too large|too many tokens|longer than|exceeds? the (?:maximum|limit|available|number))`,
    String.raw`inputs?\W{1,3}(?:tokens|length)[^.]{0,60}(?:exceed|must be|more than|too)`,
    'trying to keep the first',
    String.raw`reduce the (?:length|size) of (?:the |your )?(?:messages|prompt|input)`,
    'not enough (?:space|room) in the context',
  ].join('|'),
  'i',
);

const modelMissing =
  /model\b[^.]{0,80}(?:not found|does(?: not|n't) exist|not (?:currently )?loaded|is not available|unknown)|no models? (?:is |are )?loaded|(?:unknown|invalid) model\b|not a valid model/i;

/** An error that comes inside a stream carries its status, if any, in its own fields. */
function statusOf(error: APIError): number | null {
  if (typeof error.status === 'number') return error.status;
  const told = Number(error.code);
  return Number.isInteger(told) && told >= 400 && told < 600 ? told : null;
}

function isApiError(error: unknown): error is APIError {
  return error instanceof openaiLibrary().APIError;
}

function codeOf(error: APIError): string {
  return error.code ?? error.type ?? '';
}

function isNetwork(error: unknown): boolean {
  return causes(error).some((cause) => {
    const code = (cause as { code?: unknown }).code;
    return (
      typeof code === 'string' &&
      (networkCodes.has(code) || /^(?:ERR_(?:TLS|SSL)|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code))
    );
  });
}

const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'ECONNABORTED',
  'EPROTO',
  'CONNECT_TIMEOUT',
]);

/** The error and what it was caused by, the outermost first. */
function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  for (let each = error; each instanceof Error && found.length < 5; each = each.cause) found.push(each);
  return found;
}

function toDetail(error: unknown, key: string | null): string {
  const innermost = causes(error).at(-1);
  const words = isApiError(error) && error.error !== undefined ? error.message : (innermost?.message ?? String(error));
  return redact(words, key).replaceAll(/\s+/g, ' ').trim().slice(0, 400);
}

/** Some servers repeat the key, whole or starred, when they refuse it. */
function redact(words: string, key: string | null): string {
  const whole = key === null || key.length < 4 ? words : words.replaceAll(key, '[key]');
  return whole.replaceAll(/\b(?:sk|pk|key)-[\w*.…-]{4,}/gi, '[key]').replaceAll(/Bearer\s+\S+/gi, 'Bearer [key]');
}
