import type OpenAI from 'openai';
import { classifyFailure } from './classify-failure.ts';
import { createDeadlines } from './deadlines.ts';
import { readEmbeddingAnswer, type EmbeddingAnswer } from './endpoint-embedder-answer.ts';
import { failedAttempt, type Attempt } from './failure.ts';

/** Far more than any model's vectors take as text. */
const mostAnswerBytes = 64 * 2 ** 20;

/**
 * Asks once for the vectors of so many texts. What the endpoint does wrong is a failure; throws the signal's reason where
 * that aborts.
 */
export async function requestEmbeddings(options: {
  client: OpenAI;
  key: string | null;
  model: string;
  texts: readonly string[];
  /** What the vectors must have; null where that is to be learned. */
  dimensions: number | null;
  signal: AbortSignal;
  requestMs: number;
  nowMs: () => number;
}): Promise<Attempt<EmbeddingAnswer>> {
  const { client, key, model, texts, dimensions, signal } = options;
  const deadlines = createDeadlines({ signal, wholeMs: options.requestMs });
  try {
    // Left to itself the library asks for base64, which some servers don't know.
    const body = { model, input: [...texts], encoding_format: 'float' as const };
    const response = await client.embeddings.create(body, { signal: deadlines.signal }).asResponse();
    const text = await readText(response);
    if (text === null) return failedAttempt('broken', 'the answer has no end');
    const read = readEmbeddingAnswer(parseJson(text), { texts: texts.length, dimensions });
    if (!('problem' in read)) return { ok: true, value: read };
    // Asking again would give the same length again.
    return failedAttempt(read.isOtherLength ? 'rejected' : 'broken', read.problem);
  } catch (error) {
    signal.throwIfAborted();
    const missed = deadlines.missed();
    if (missed !== null) return failedAttempt('timed-out', missed);
    return { ok: false, failure: classifyFailure(error, { key, nowMs: options.nowMs() }) };
  } finally {
    deadlines.stop();
  }
}

/** Null where it doesn't end in time. */
async function readText({ body }: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const piece of body ?? []) {
    bytes += piece.length;
    if (bytes > mostAnswerBytes) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
