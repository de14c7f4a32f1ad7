import { providerFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { FindJson, LanguageModel, ModelCall } from '#main/ports/language-model.ts';

/** What every question needs: models by role, a reader of JSON answers, and how many calls go side by side. */
export type Mind = {
  readonly model: LanguageModel;
  readonly findJson: FindJson;
  readonly parallelCalls: number;
};

export type Spoken = { readonly text: string; readonly isCut: boolean };

/** Asks once. Faults: the model's; `reasoner-refused` where it would not answer, `answer-unusable` where it never came to speak. */
export async function askModel(
  model: LanguageModel,
  call: ModelCall,
  options: { readonly signal: AbortSignal; readonly onText?: (delta: string) => void },
): Promise<Result<Spoken>> {
  const answer = await model.ask(call, { signal: options.signal, onText: options.onText ?? (() => undefined) });
  if (!answer.ok) return answer;
  const { text, finish } = answer.value;
  const name = model.modelOf(call.role);
  if (finish === 'refused') {
    return fail(providerFault('reasoner-refused', `The model ${name} refused to answer.`, call.purpose));
  }
  if (text.trim() === '') {
    return finish === 'cut'
      ? fail(unusable(name, 'it reached its limit before it said anything', call.purpose))
      : fail(providerFault('reasoner-refused', `The model ${name} gave an empty answer.`, call.purpose));
  }
  return succeed({ text, isCut: finish === 'cut' });
}

export function unusable(name: string, reason: string, purpose: string) {
  return providerFault(
    'answer-unusable',
    `The answer of the model ${name} could not be used: ${reason}. Another model may do better.`,
    purpose,
  );
}
