import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import type { ModelServerOptions, ServerAnswer } from '#test/support/model-server/start-model-server.ts';

/** The ways in which an endpoint gives back the key that it was sent. */
export const echoes = [
  'in its words',
  'letter by letter',
  'in its thoughts',
  'refused',
  'broken',
  'not JSON',
  'a page',
  'in an error of a stream',
  'redirect',
  'cut short',
] as const;

export type Echo = (typeof echoes)[number];

/** An obedient model at an endpoint that repeats the key, in these ways one after the other. */
export function echoingModel(options: {
  readonly key: string;
  readonly ways: readonly Echo[];
  /** Where a redirect leads. */
  readonly elsewhere: string;
}): ModelServerOptions['answer'] {
  const { key, ways, elsewhere } = options;
  const obey = obedientModel();
  return (body, index) => {
    const way = ways[index % ways.length] ?? 'in its words';
    const { text } = obey(body);
    const echoed = text.replaceAll(/\b(?:the|and|services?) /gi, (word) => `${word}${key} `);
    switch (way) {
      case 'in its words':
        return { kind: 'text', text: echoed };
      case 'letter by letter':
        return { kind: 'text', text: echoed, chunkChars: 3 };
      case 'in its thoughts':
        return { kind: 'text', text: `<think>The key is ${key}.</think>${text}`, reasoning: `Bearer ${key}` };
      case 'refused':
        return status(503, `Incorrect API key provided: ${key}`, { 'x-echo': key, 'retry-after': '0' });
      case 'broken':
        return status(500, `Authorization: Bearer ${key}`, { authorization: `Bearer ${key}` });
      case 'not JSON':
        return { kind: 'raw', body: `${key} is what you sent`, contentType: 'application/json' };
      case 'a page':
        return { kind: 'raw', body: `<html><title>${key}</title>`, contentType: 'text/html' };
      case 'in an error of a stream':
        return {
          kind: 'raw',
          body: `data: {"error":{"message":"bad key ${key}","code":"overloaded"}}\n\n`,
          contentType: 'text/event-stream',
        };
      case 'redirect':
        return status(307, `moved for ${key}`, { location: `${elsewhere}?key=${key}` });
      case 'cut short':
        return { kind: 'cut', text: echoed, afterChars: Math.floor(echoed.length / 2) };
    }
  };
}

function status(code: number, message: string, headers: Record<string, string>): ServerAnswer {
  return { kind: 'status', status: code, headers, body: JSON.stringify({ error: { message } }) };
}
