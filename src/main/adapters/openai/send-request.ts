import type OpenAI from 'openai';
import type { ChatCompletionChunk, ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { Stream } from 'openai/streaming';
import { classifyFailure } from './classify-failure.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { failedAttempt, type Attempt } from './failure.ts';
import { createAnswerReader, type AnswerReader, type RawAnswer } from './read-answer.ts';
import type { EndpointTimeouts } from './timeouts.ts';

/**
 * Sends one chat request and reads its answer, as a stream where it is asked for and comes. What the endpoint does wrong
 * is a failure; throws the signal's reason where that aborts. `onText` gets all that is said so far, from nothing on.
 */
export async function sendRequest(options: {
  client: OpenAI;
  key: string | null;
  body: ChatCompletionCreateParams;
  answerTokens: number;
  limitTokens: number;
  startsInThought: boolean;
  signal: AbortSignal;
  timeouts: EndpointTimeouts;
  nowMs: () => number;
  onText: (text: string) => void;
}): Promise<Attempt<RawAnswer>> {
  const { client, body, signal, timeouts } = options;
  const deadlines = createDeadlines({ signal, wholeMs: timeouts.wholeAnswerMs });
  const reader = createAnswerReader(options);
  options.onText('');
  try {
    if (body.stream === true) deadlines.allow(timeouts.firstTokenMs, 'no first token');
    const sent = client.chat.completions.create(body, { signal: deadlines.signal });
    const response = await sent.asResponse();
    // Some answer whole though a stream was asked for.
    const isStream = body.stream === true && !/json|html/i.test(response.headers.get('content-type') ?? '');
    const isStopped = isStream
      ? await readStream((await sent) as Stream<ChatCompletionChunk>, reader, deadlines, options)
      : readWhole(await response.text(), reader);
    signal.throwIfAborted();
    const missed = deadlines.missed();
    if (missed !== null) return failedAttempt('timed-out', missed);
    if (typeof isStopped === 'string') return failedAttempt('broken', isStopped);
    const answer = reader.end({ isStopped, isStreamed: isStream });
    if (answer.ok) options.onText(answer.value.text);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    const missed = deadlines.missed();
    if (missed !== null) return failedAttempt('timed-out', missed);
    return { ok: false, failure: classifyFailure(error, { key: options.key, nowMs: options.nowMs() }) };
  } finally {
    deadlines.stop();
  }
}

/** True where the endpoint had to be stopped. */
async function readStream(
  stream: Stream<ChatCompletionChunk>,
  reader: AnswerReader,
  deadlines: Deadlines,
  { timeouts, onText }: { timeouts: EndpointTimeouts; onText: (text: string) => void },
): Promise<boolean> {
  for await (const chunk of stream) {
    reader.take(chunk);
    // Some send an empty chunk at once and think or read for minutes then.
    if (reader.hasBegun()) deadlines.allow(timeouts.betweenTokensMs, 'no next token');
    onText(reader.text());
    // Leaving the loop closes the connection.
    if (reader.isTooMuch()) return true;
  }
  return false;
}

/** False, or what is wrong with it. */
function readWhole(text: string, reader: AnswerReader): false | string {
  if (text.trim() === '') return 'the answer is empty';
  if (/^\s*</.test(text)) return 'the answer is a web page';
  const parsed = parseJson(text);
  if (parsed === undefined) return `the answer is not JSON: ${text.slice(0, 80)}`;
  reader.take(parsed);
  return false;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
