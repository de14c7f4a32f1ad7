/** A chat request as it came. */
export type ChatBody = {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  temperature?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  response_format?: { type: string; json_schema?: { name: string; strict?: boolean; schema: unknown } };
};

export type EmbeddingsBody = { model: string; input: string | string[]; encoding_format?: string; dimensions?: number };

/** How the server is to answer one request. */
export type ServerAnswer =
  | {
      kind: 'text';
      text: string;
      /** Before the first byte. */
      delayMs?: number;
      chunkChars?: number;
      chunkDelayMs?: number;
      finishReason?: 'stop' | 'length' | 'content_filter';
      withoutUsage?: boolean;
      /** Thoughts in a field of their own, as some servers send them, before the text. */
      reasoning?: string;
      /** Words of refusal, in the field for them. */
      refusal?: string;
      /** In place of what was counted. */
      promptTokens?: number;
    }
  /** The answer ends in the middle: the socket is destroyed, or (`isClean`) the body ends as if it were whole. */
  | { kind: 'cut'; text: string; afterChars: number; isClean?: boolean }
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** A body with status 200 that is sent as it stands. */
  | { kind: 'raw'; body: string; contentType?: string }
  | { kind: 'html' }
  | { kind: 'empty' }
  /** Never goes on: from the start, or after the text. */
  | { kind: 'hang'; text?: string }
  | { kind: 'endless'; text: string };
