import { plannerAnswers } from './obedient-planner.ts';
import { readerAnswers } from './obedient-reader.ts';
import { writeSection } from './obedient-writer.ts';
import { readPrompt, type Prompt, type Question } from './read-prompt.ts';
import type { ChatBody, ServerAnswer } from './server-answer.ts';

export type ObedientOptions = {
  /** Body items of its outline. */
  readonly bodyItems?: number;
  /** Pieces of evidence it puts into one item of its first outline, at most. */
  readonly evidencePerItem?: number;
  /** Steps before it finishes; with more than the few that it needs, one item stays open until then. */
  readonly steps?: number;
  readonly passagesPerSearch?: number;
  /** In place of the length that the prompt asks for. */
  readonly wordsPerSection?: number;
  readonly delayMs?: number;
};

/** A mind that does what Heddle's prompts ask for: always the same answer to the same prompt, made of its material alone. */
export function obedientModel(
  options: ObedientOptions = {},
): (body: ChatBody, index?: number) => ServerAnswer & { readonly kind: 'text' } {
  const { delayMs } = options;
  return (body) => {
    const text = textFor(body, options);
    return { kind: 'text', text, ...(delayMs === undefined ? {} : { delayMs }) };
  };
}

function textFor(body: ChatBody, options: ObedientOptions): string {
  const prompt = readPrompt(body);
  const answer = answers[prompt.question](prompt, options);
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

const answers: Readonly<Record<Question, (prompt: Prompt, options: ObedientOptions) => string | object>> = {
  ...plannerAnswers,
  ...readerAnswers,
  section: writeSection,
};
