import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as yieldTurn, setTimeout as wait } from 'node:timers/promises';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { ServerAnswer } from './server-answer.ts';

type Sending = {
  response: ServerResponse;
  model: string;
  isStream: boolean;
  promptTokens: number;
  /** Whether usage is told: in the last chunk of a stream, or in the body. */
  tellsUsage: boolean;
  signal: AbortSignal;
};

/** Sends an answer as a chat completion; true if it went out whole. Rejects when the signal aborts. */
export async function sendAnswer(answer: ServerAnswer, sending: Sending): Promise<boolean> {
  const { response, signal } = sending;
  switch (answer.kind) {
    case 'status':
      send(response, answer.status, 'application/json', answer.body ?? defaultError(answer.status), answer.headers);
      return false;
    case 'raw':
      send(response, 200, answer.contentType ?? 'application/json', answer.body);
      return true;
    case 'html':
      send(response, 200, 'text/html', '<!doctype html><html><body><h1>Sign in</h1></body></html>');
      return false;
    case 'empty':
      send(response, 200, sending.isStream ? 'text/event-stream' : 'application/json', '');
      return false;
    case 'hang':
      if (answer.text !== undefined && sending.isStream) {
        startStream(response);
        writeEvent(response, chunkOf(sending.model, { content: answer.text }, null));
      }
      await once(response, 'close', { signal });
      return false;
    case 'endless':
      return await sendEndless(answer.text, sending);
    case 'cut':
      return await sendHalf(answer, sending);
    case 'text':
      if (answer.delayMs !== undefined) await wait(answer.delayMs, undefined, { signal });
      if (sending.isStream) await sendStream(answer, sending);
      else sendWhole(answer, sending);
      return true;
  }
}

type TextAnswer = ServerAnswer & { kind: 'text' };

async function sendStream(answer: TextAnswer, { response, model, tellsUsage, promptTokens, signal }: Sending) {
  startStream(response);
  writeEvent(response, chunkOf(model, { role: 'assistant', content: '' }, null));
  const size = answer.chunkChars ?? 40;
  const pieces = [
    ...cutEvery(answer.reasoning ?? '', size).map((piece) => ({ reasoning_content: piece })),
    ...cutEvery(answer.refusal ?? '', size).map((piece) => ({ refusal: piece })),
    ...cutEvery(answer.text, size).map((piece) => ({ content: piece })),
  ];
  for (const piece of pieces) {
    if (answer.chunkDelayMs !== undefined) await wait(answer.chunkDelayMs, undefined, { signal });
    await writeAndDrain(response, chunkOf(model, piece, null), signal);
  }
  writeEvent(response, chunkOf(model, {}, answer.finishReason ?? 'stop'));
  if (tellsUsage && answer.withoutUsage !== true) {
    writeEvent(response, { ...chunkOf(model, {}, null), choices: [], usage: usageOf(answer, promptTokens) });
  }
  response.end('data: [DONE]\n\n');
}

function sendWhole(answer: TextAnswer, { response, model, tellsUsage, promptTokens }: Sending): void {
  const body = {
    ...wholeOf(model, answer),
    ...(tellsUsage && answer.withoutUsage !== true && { usage: usageOf(answer, promptTokens) }),
  };
  send(response, 200, 'application/json', JSON.stringify(body));
}

async function sendEndless(text: string, { response, model, isStream, signal }: Sending): Promise<false> {
  if (!isStream) await once(response, 'close', { signal });
  startStream(response);
  for (;;) {
    await writeAndDrain(response, chunkOf(model, { content: text }, null), signal);
    await yieldTurn(undefined, { signal });
  }
}

async function sendHalf(
  { text, afterChars, isClean }: ServerAnswer & { kind: 'cut' },
  { response, model, isStream, signal }: Sending,
): Promise<false> {
  const half = text.slice(0, afterChars);
  if (isStream) {
    startStream(response);
    for (const piece of cutEvery(half, 40)) {
      await writeAndDrain(response, chunkOf(model, { content: piece }, null), signal);
    }
  } else {
    const whole = JSON.stringify(wholeOf(model, { kind: 'text', text }));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(whole) });
    response.write(whole.slice(0, afterChars));
  }
  if (isClean === true && isStream) response.end();
  // What was written has to leave before the socket goes.
  else response.write('', () => response.socket?.destroy());
  return false;
}

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(body);
}

function startStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
}

function writeEvent(response: ServerResponse, event: unknown): boolean {
  return response.write(`data: ${JSON.stringify(event)}\n\n`);
}

async function writeAndDrain(response: ServerResponse, event: unknown, signal: AbortSignal): Promise<void> {
  if (!writeEvent(response, event)) await once(response, 'drain', { signal });
}

function chunkOf(model: string, delta: Record<string, unknown>, finishReason: string | null) {
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion.chunk',
    created: 1,
    model,
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  };
}

function wholeOf(model: string, answer: TextAnswer) {
  const message = {
    role: 'assistant',
    content: answer.text,
    ...(answer.reasoning !== undefined && { reasoning_content: answer.reasoning }),
    ...(answer.refusal !== undefined && { refusal: answer.refusal }),
  };
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, message, finish_reason: answer.finishReason ?? 'stop' }],
  };
}

function usageOf(answer: TextAnswer, promptTokens: number) {
  const prompt = answer.promptTokens ?? promptTokens;
  const completion = estimateTokens(answer.text) + estimateTokens(answer.reasoning ?? '');
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function defaultError(status: number): string {
  return JSON.stringify({ error: { message: `scripted failure ${status}`, type: 'server_error', code: null } });
}

function cutEvery(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
}
