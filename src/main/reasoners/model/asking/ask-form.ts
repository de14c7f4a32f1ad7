import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ChatMessage, ChatRole } from '#main/ports/language-model.ts';
import { readAnswer, type AnswerForm } from './answer-form.ts';
import { askModel, unusable, type Mind } from './ask-model.ts';
import { shortened } from '../prompting/material.ts';

/** What a checked answer comes to, or what is wrong with it in words the model can act on. */
export type Checked<T> =
  | { readonly isUsable: true; readonly value: T }
  | { readonly isUsable: false; readonly problem: string };

const retries = 2;
const quotedBackTokens = 120;
const problemTokens = 100;
/** Some models fill what is left of their limit with blanks, once their JSON is whole. */
const isClosed = /[}\]]\s*(?:```)?\s*$/u;

/**
 * Asks for an answer in a form, and twice again with what was wrong where it can't be used. Faults: the model's,
 * `reasoner-refused`, `answer-unusable`.
 */
export async function askForm<T, Used>(
  mind: Mind,
  question: {
    readonly role: ChatRole;
    readonly purpose: string;
    readonly system: string;
    readonly user: string;
    readonly maxTokens: number;
    readonly form: AnswerForm<T>;
    readonly check: (answer: T) => Checked<Used>;
  },
  signal: AbortSignal,
): Promise<Result<Used>> {
  const { role, purpose, maxTokens, form } = question;
  const asked: readonly ChatMessage[] = [
    { role: 'system', content: question.system },
    { role: 'user', content: `${question.user}\n\n${formRule(form)}` },
  ];
  let messages = asked;
  for (let attempt = 0; ; attempt += 1) {
    const said = await askModel(
      mind.model,
      { role, purpose, messages, maxTokens, form: { name: form.name, schema: form.schema } },
      { signal },
    );
    if (!said.ok) return said;
    const { text, isCut } = said.value;
    const checked = isCut && !isClosed.test(text) ? tooLong : read(text, mind, form, question.check);
    if (checked.isUsable) return succeed(checked.value);
    if (attempt === retries) return fail(unusable(mind.model.modelOf(role), checked.problem, purpose));
    messages = [...asked, ...complaint(text, checked.problem, attempt === retries - 1)];
  }
}

/** The example shows the shape to endpoints that take no schema. */
export function formRule(form: AnswerForm<unknown>): string {
  return `Answer with one JSON object and nothing else, in this form (leave "" or [] where a field does not apply):\n${form.example}`;
}

const tooLong = {
  isUsable: false,
  problem: 'it was cut off because it was too long; give a shorter answer',
} as const;

function read<T, Used>(
  text: string,
  mind: Mind,
  form: AnswerForm<T>,
  check: (answer: T) => Checked<Used>,
): Checked<Used> {
  const found = mind.findJson(text);
  if (!found.isFound) return { isUsable: false, problem: `no JSON object was found in it (${found.reason})` };
  const answer = readAnswer(form, found.value);
  return answer.isOf ? check(answer.value) : { isUsable: false, problem: answer.problem };
}

function complaint(previous: string, problem: string, isLast: boolean): readonly ChatMessage[] {
  return [
    { role: 'assistant', content: shortened(previous, quotedBackTokens) },
    {
      role: 'user',
      content: `That answer can't be used: ${shortened(problem, problemTokens)}.${isLast ? ' This is the last try.' : ''} Answer again with the corrected JSON object and nothing else.`,
    },
  ];
}
