import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import { answerConnectionTest, isConnectionTest } from './answer-connection-test.ts';
import { embedWords } from './embed-words.ts';
import { cutToWindow, promptTokensOf } from './prompt-window.ts';
import { send, sendAnswer } from './send-answer.ts';
import type { ChatBody, EmbeddingsBody, ServerAnswer } from './server-answer.ts';

export type { ChatBody, EmbeddingsBody, ServerAnswer } from './server-answer.ts';

export type ServerRequest<Body = ChatBody> = {
  /** As it came, also where the server cut the prompt. */
  readonly body: Body;
  /** Of the body. */
  readonly hash: string;
  readonly authorization: string | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly atMs: number;
  /** Null where it wasn't answered whole. */
  readonly answeredAtMs: number | null;
  /** Whether whatever was to be sent is sent, an error too. */
  readonly isAnswered: boolean;
  /** Whether the caller closed the connection before the answer was whole. */
  readonly isAbandoned: boolean;
};

export type ModelServer = {
  /** With `/v1`. */
  readonly baseUrl: string;
  /** Chat requests, without those by which Heddle learns what the endpoint can do. */
  readonly requests: readonly ServerRequest[];
  readonly connectionTests: readonly ServerRequest[];
  readonly embeddingRequests: readonly ServerRequest<EmbeddingsBody>[];
  /** Connections that were ever opened. */
  readonly connections: () => number;
  /** Resolves as soon as the condition holds; it is looked at whenever a request comes, is answered or is given up. */
  readonly until: (condition: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ModelServerOptions = {
  /** `index` counts the chat requests that aren't tests of the connection, from 0. */
  answer: (body: ChatBody, index: number) => ServerAnswer | Promise<ServerAnswer>;
  /** What the list of models says; null: there is no list. */
  models?: readonly (string | Readonly<Record<string, unknown>>)[] | null;
  /** Tokens of prompt it takes, as `estimateTokens` counts. */
  contextTokens?: number;
  onOverflow?: 'cut' | 'error';
  structured?: 'json-schema' | 'json-mode' | 'text';
  /** What it does with a form it doesn't know. */
  onUnknownForm?: 'error' | 'ignore';
  /** Null: it has no embeddings. */
  embeddingDimensions?: number | null;
  /** In place of the vectors; null: the vectors. */
  answerEmbeddings?: (body: EmbeddingsBody, index: number) => ServerAnswer | null | Promise<ServerAnswer | null>;
  usage?: boolean;
  /** False: it answers whole, whatever is asked. */
  streams?: boolean;
  /** Where set, whoever doesn't send it is turned away. */
  key?: string;
  /** In place of the answers to tests of the connection; null: its own. */
  answerConnectionTest?: (body: ChatBody, index: number) => ServerAnswer | null;
  port?: number;
};

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A server on 127.0.0.1 that speaks HTTP and SSE as model servers do, and answers as it is told. */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const requests: Writable<ServerRequest>[] = [];
  const connectionTests: Writable<ServerRequest>[] = [];
  const embeddingRequests: Writable<ServerRequest<EmbeddingsBody>>[] = [];
  const closing = new AbortController();
  const watchers = new Set<() => void>();
  let connections = 0;

  const look = () => {
    for (const watcher of watchers) watcher();
  };

  async function follow<Body>(
    log: Writable<ServerRequest<Body>>[],
    incoming: { request: IncomingMessage; response: ServerResponse; text: string },
    answer: (body: Body, index: number, signal: AbortSignal) => Promise<boolean>,
  ): Promise<void> {
    const { request, response, text } = incoming;
    const body = JSON.parse(text) as Body;
    const entry: Writable<ServerRequest<Body>> = {
      body,
      hash: createHash('sha256').update(text).digest('hex'),
      authorization: request.headers.authorization ?? null,
      headers: request.headers,
      atMs: Date.now(),
      answeredAtMs: null,
      isAnswered: false,
      isAbandoned: false,
    };
    const index = log.push(entry) - 1;
    const given = new AbortController();
    let isSending = true;
    let isWhole = false;
    let sentAtMs: number | null = null;
    const note = () => {
      if (isWhole) entry.answeredAtMs = sentAtMs;
      look();
    };
    response.once('finish', () => {
      sentAtMs = Date.now();
      entry.isAnswered = true;
      note();
    });
    response.once('close', () => {
      entry.isAbandoned = isSending && !response.writableEnded && !closing.signal.aborted;
      given.abort();
      look();
    });
    look();
    isWhole = await answer(body, index, AbortSignal.any([closing.signal, given.signal]));
    isSending = false;
    note();
  }

  const answerChat = (response: ServerResponse) => async (body: ChatBody, index: number, signal: AbortSignal) => {
    const isTest = isConnectionTest(body);
    const { seen, refusal } = receive(body, options);
    const given =
      refusal ??
      (isTest
        ? (options.answerConnectionTest?.(seen, index) ?? answerConnectionTest(seen, knowsForm(body, options)))
        : await options.answer(seen, index));
    const isStream = body.stream === true && options.streams !== false;
    const tellsUsage = options.usage !== false && (!isStream || body.stream_options?.include_usage === true);
    const promptTokens = promptTokensOf(seen);
    return await sendAnswer(given, { response, model: body.model, isStream, promptTokens, tellsUsage, signal });
  };

  const answerEmbeddings =
    (response: ServerResponse) => async (body: EmbeddingsBody, index: number, signal: AbortSignal) => {
      const given = (await options.answerEmbeddings?.(body, index)) ?? null;
      if (given === null) return sendVectors(response, body, options.embeddingDimensions ?? null);
      return await sendAnswer(given, {
        response,
        model: body.model,
        isStream: false,
        promptTokens: 0,
        tellsUsage: false,
        signal,
      });
    };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (options.key !== undefined && request.headers.authorization !== `Bearer ${options.key}`) {
      sendError(response, 401, `Incorrect API key provided: ${request.headers.authorization ?? 'none'}.`);
    } else if (request.method === 'GET' && path === '/v1/models') sendModels(response, options.models);
    else if (request.method === 'POST' && path === '/v1/chat/completions') {
      const isTest = isConnectionTest(JSON.parse(text) as ChatBody);
      await follow(isTest ? connectionTests : requests, { request, response, text }, answerChat(response));
    } else if (request.method === 'POST' && path === '/v1/embeddings') {
      await follow(embeddingRequests, { request, response, text }, answerEmbeddings(response));
    } else sendError(response, 404, `no such path: ${path}`);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.destroyed || closing.signal.aborted || isAbort(error)) response.destroy();
      else sendError(response, 500, `the test's answer threw: ${String(error)}`);
    });
  });
  server.on('connection', () => (connections += 1));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    connectionTests,
    embeddingRequests,
    connections: () => connections,
    until: (condition) =>
      new Promise((resolve) => {
        const watcher = () => {
          if (!condition()) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
    close: async () => {
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What of a request the model gets to see, or why it gets to see nothing. */
function receive(body: ChatBody, options: ModelServerOptions): { seen: ChatBody; refusal: ServerAnswer | null } {
  if (options.onUnknownForm !== 'ignore' && !knowsForm(body, options)) {
    const type = body.response_format?.type ?? '';
    return { seen: body, refusal: refuse(`response_format type ${type} is not supported by this model`) };
  }
  const { contextTokens } = options;
  const tokens = promptTokensOf(body);
  if (contextTokens === undefined || tokens <= contextTokens) return { seen: body, refusal: null };
  if (options.onOverflow !== 'error') return { seen: cutToWindow(body, contextTokens), refusal: null };
  const message = `This model's maximum context length is ${contextTokens} tokens. However, your messages resulted in ${tokens} tokens. Please reduce the length of the messages.`;
  return { seen: body, refusal: refuse(message, 'context_length_exceeded') };
}

function knowsForm({ response_format: form }: ChatBody, { structured }: ModelServerOptions): boolean {
  if (form === undefined || form.type === 'text') return true;
  if (form.type === 'json_schema') return structured === undefined || structured === 'json-schema';
  return structured !== 'text';
}

function refuse(message: string, code: string | null = null): ServerAnswer {
  const error = { message, type: 'invalid_request_error', param: null, code };
  return { kind: 'status', status: 400, body: JSON.stringify({ error }) };
}

function sendError(response: ServerResponse, status: number, message: string): void {
  send(response, status, 'application/json', JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
}

function sendModels(response: ServerResponse, models: ModelServerOptions['models']): void {
  if (models === null) {
    sendError(response, 404, 'no such path: /v1/models');
    return;
  }
  const data = (models ?? ['scripted']).map((model) => ({
    object: 'model',
    created: 1,
    owned_by: 'test',
    ...(typeof model === 'string' ? { id: model } : model),
  }));
  send(response, 200, 'application/json', JSON.stringify({ object: 'list', data }));
}

function sendVectors(response: ServerResponse, body: EmbeddingsBody, dimensions: number | null): boolean {
  if (dimensions === null) {
    sendError(response, 404, 'this server has no embeddings');
    return false;
  }
  const texts = typeof body.input === 'string' ? [body.input] : body.input;
  const data = texts.map((text, index) => {
    const vector = embedWords(text, dimensions);
    const embedding =
      body.encoding_format === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
    return { object: 'embedding', index, embedding };
  });
  const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  send(response, 200, 'application/json', JSON.stringify({ object: 'list', data, model: body.model, usage }));
  return true;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
