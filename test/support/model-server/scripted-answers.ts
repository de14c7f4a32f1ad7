import { onTestFinished } from 'vitest';
import type { ChatBody, ServerAnswer } from './server-answer.ts';

/** A call that a test expects, known by the name of its form, by words of its prompt, or both. */
export type ExpectedCall = {
  /** What the expectation is called when it fails. */
  readonly name: string;
  /** Null: prose is asked for. Missing: either. */
  readonly form?: string | null;
  readonly prompt?: string | RegExp;
  /** A text stands for a text answer. */
  readonly answer: ServerAnswer | string | { readonly json: unknown };
  /** How often it is expected; once by default. */
  readonly times?: number;
};

/**
 * Answers each call with the first expectation that fits it and isn't used up, in whatever order they come. A call that
 * none fits and an expectation that is left over fail the test by name.
 */
export function scriptedAnswers(script: readonly ExpectedCall[]): (body: ChatBody) => ServerAnswer {
  const { answer, problems } = createScript(script);
  onTestFinished(() => {
    if (problems().length > 0) throw new Error(problems().join('\n'));
  });
  return answer;
}

/** The same, for whoever looks at the problems himself. */
export function createScript(script: readonly ExpectedCall[]) {
  const left = new Map(script.map((expected) => [expected, expected.times ?? 1]));
  const unexpected: string[] = [];
  return {
    answer: (body: ChatBody): ServerAnswer => {
      const expected = script.find((each) => (left.get(each) ?? 0) > 0 && fits(each, body));
      if (expected === undefined) {
        const call = describeCall(body);
        unexpected.push(call);
        const error = { message: `not in the script: ${call}` };
        return { kind: 'status', status: 400, body: JSON.stringify({ error }) };
      }
      left.set(expected, (left.get(expected) ?? 0) - 1);
      return toAnswer(expected.answer);
    },
    problems: (): readonly string[] => [
      ...unexpected.map((call) => `unexpected call: ${call}`),
      ...[...left].filter(([, times]) => times > 0).map(([{ name }]) => `unused answer: ${name}`),
    ],
  };
}

function fits({ form, prompt }: ExpectedCall, body: ChatBody): boolean {
  if (form !== undefined && form !== formOf(body)) return false;
  if (prompt === undefined) return true;
  const words = body.messages.map(({ content }) => content).join('\n');
  return typeof prompt === 'string' ? words.includes(prompt) : prompt.test(words);
}

function formOf(body: ChatBody): string | null {
  return body.response_format?.json_schema?.name ?? null;
}

function toAnswer(answer: ExpectedCall['answer']): ServerAnswer {
  if (typeof answer === 'string') return { kind: 'text', text: answer };
  if ('kind' in answer) return answer;
  return { kind: 'text', text: JSON.stringify(answer.json) };
}

function describeCall(body: ChatBody): string {
  const last = body.messages.at(-1)?.content ?? '';
  return `${formOf(body) ?? 'prose'}: ${last.replaceAll(/\s+/g, ' ').slice(0, 160)}`;
}
