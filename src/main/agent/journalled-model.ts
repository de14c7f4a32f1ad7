import { createHash } from 'node:crypto';
import { succeed } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { LanguageModel, ModelCall, ModelEvent } from '#main/ports/language-model.ts';
import type { RunStore } from '#main/ports/project-store.ts';

/**
 * The same models, with every answer written to the run's journal before it is used. A call that was answered in this
 * run already gets that answer again: a run that was killed and resumed repeats none.
 */
export function journalledModel(options: {
  model: LanguageModel;
  store: Pick<RunStore, 'findCall' | 'putCall'>;
  runId: RunId;
  clock: Clock;
  onEvent: (event: ModelEvent) => void;
}): LanguageModel {
  const { model, store, runId, clock, onEvent } = options;

  const tell = (call: ModelCall, usage: { promptTokens: number; completionTokens: number }, isRemembered: boolean) =>
    onEvent({
      type: 'model-answered',
      role: call.role,
      purpose: call.purpose,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      isRemembered,
    });

  return {
    ...model,
    ask: async (call, callOptions) => {
      const name = model.modelOf(call.role);
      const requestHash = hashOf(name, call);
      const known = store.findCall(runId, requestHash);
      if (known !== null) {
        tell(call, known.answer.usage, true);
        if (call.form === null) callOptions.onText(known.answer.text);
        return succeed(known.answer);
      }
      const askedAtMs = clock.nowMs();
      const answer = await model.ask(call, callOptions);
      if (!answer.ok) return answer;
      const durationMs = Math.max(0, clock.nowMs() - askedAtMs);
      store.putCall({ runId, requestHash, model: name, request: call, answer: answer.value, durationMs });
      tell(call, answer.value.usage, false);
      return answer;
    },
  };
}

/** The purpose isn't part of it: the same words asked twice are one question. */
function hashOf(name: string, { messages, form, maxTokens }: ModelCall): string {
  return createHash('sha256')
    .update(JSON.stringify([name, messages, form, maxTokens]))
    .digest('hex');
}
