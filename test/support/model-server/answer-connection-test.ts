import type { ChatBody, ServerAnswer } from './server-answer.ts';

/** Whether the request is one of those by which Heddle learns what an endpoint can do. */
export function isConnectionTest({ messages }: ChatBody): boolean {
  return messages.at(-1)?.content.includes('(Connection test)') === true;
}

/**
 * Answers as a small but willing model would: in the form that is asked for if the server heeds forms, and with the
 * code word if it is still in the prompt.
 */
export function answerConnectionTest(body: ChatBody, heedsForm: boolean): ServerAnswer {
  const prompt = body.messages.map(({ content }) => content).join('\n');
  if (/code word/i.test(body.messages.at(-1)?.content ?? '')) {
    const word = /code word is ([A-Z]+[0-9]+)/.exec(prompt)?.[1];
    return { kind: 'text', text: word === undefined ? "I can't see any code word." : `It is ${word}.` };
  }
  if (heedsForm && body.response_format !== undefined) {
    return { kind: 'text', text: JSON.stringify(fill(body.response_format.json_schema?.schema)) };
  }
  return { kind: 'text', text: 'Grass is green.' };
}

/** The first value that a schema allows. */
function fill(schema: unknown): unknown {
  if (!isRecord(schema)) return { colour: 'green' };
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (schema['type'] === 'object' && isRecord(schema['properties'])) {
    return Object.fromEntries(Object.entries(schema['properties']).map(([name, value]) => [name, fill(value)]));
  }
  if (schema['type'] === 'array') return [];
  if (schema['type'] === 'integer' || schema['type'] === 'number') return 4;
  if (schema['type'] === 'boolean') return true;
  return 'green';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
