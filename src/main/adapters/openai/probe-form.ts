import type { RawAnswer } from './read-answer.ts';
import type { FormMode } from './quirks.ts';
import type { ChatRequest } from './request-body.ts';
import { asRecord } from './read-answer.ts';

/**
 * A question whose form the words of the question don't give away: whoever answers in it has heeded the form. The word
 * JSON has to be there, as OpenAI's JSON mode refuses questions without it.
 */
export const formQuestion: ChatRequest = {
  messages: [
    {
      role: 'user',
      content: 'Which colour has grass, and how many letters has its name? Answer in JSON. (Connection test)',
    },
  ],
  maxTokens: 1024,
  temperature: 0,
  form: {
    name: 'grass',
    schema: {
      type: 'object',
      properties: { hue_of_grass: { type: 'string', enum: ['green'] }, length_of_name: { type: 'integer' } },
      required: ['hue_of_grass', 'length_of_name'],
      additionalProperties: false,
    },
  },
};

/** The strictest way of those up to the one it was asked in that the answer shows. */
export function shownFormMode({ text }: RawAnswer, askedIn: FormMode): FormMode {
  const value = parse(text);
  if (askedIn === 'text' || typeof value !== 'object' || value === null) return 'text';
  const fields = asRecord(value);
  const isOfSchema =
    fields['hue_of_grass'] === 'green' &&
    Number.isInteger(fields['length_of_name']) &&
    Object.keys(fields).length === 2;
  return askedIn === 'json-schema' && isOfSchema ? 'json-schema' : 'json-mode';
}

/** Bare JSON only: a fence or a word before it is what a model does by itself. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
