import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail } from '#shared/base/result.ts';
import { costOf, type Price } from '#shared/domain/model-settings.ts';
import { addUsage, noUsage, type Budget, type Usage } from '#shared/domain/run.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { LanguageModel, ModelCall } from '#main/ports/language-model.ts';

/**
 * The same models, with the run's budget kept before each call: a call that could overspend isn't made. What calls in
 * flight may still cost counts as spent. Faults: `budget-spent`, `price-unknown`.
 */
export function budgetedModel(options: {
  model: LanguageModel;
  budget: Budget;
  /** What the run spent before. */
  spent: Usage;
  priceOf: (model: string) => Price | null;
  clock: Clock;
}): LanguageModel {
  const { model, budget, priceOf, clock } = options;
  const elapsedMs = createStopwatch(clock);
  let spent = options.spent;
  let promised = noUsage;

  return {
    ...model,
    ask: async (call, callOptions) => {
      const price = priceOf(model.modelOf(call.role));
      const most = mostOf(call, price);
      const refused = refusal(budget, price, add(add(spent, promised), most), elapsedMs());
      if (refused !== null) return fail(refused);
      promised = add(promised, most);
      try {
        const answer = await model.ask(call, callOptions);
        if (answer.ok) spent = add(spent, answer.value.usage);
        return answer;
      } finally {
        promised = subtract(promised, most);
      }
    },
  };
}

/** What a call takes if its answer is as long as it may be. */
function mostOf(call: ModelCall, price: Price | null): Usage {
  const promptTokens = call.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return {
    calls: 1,
    promptTokens,
    completionTokens: call.maxTokens,
    costUsd: costOf({ promptTokens, completionTokens: call.maxTokens }, price),
  };
}

function refusal(budget: Budget, price: Price | null, total: Usage, elapsedMs: number): Fault | null {
  const goOn = 'What is done is kept. To go on, resume the run with a larger budget.';
  if (budget.tokens !== undefined && total.promptTokens + total.completionTokens > budget.tokens) {
    return userFault('budget-spent', `The next call could exceed the budget of ${budget.tokens} tokens. ${goOn}`);
  }
  if (budget.minutes !== undefined && elapsedMs > budget.minutes * 60_000) {
    return userFault('budget-spent', `The budget of ${budget.minutes} minutes is spent. ${goOn}`);
  }
  if (budget.costUsd !== undefined) {
    if (price === null) {
      return userFault(
        'price-unknown',
        "The run has a budget in money, but the model's price isn't known. Add it to the prices in the settings, or set a budget in tokens.",
      );
    }
    if ((total.costUsd ?? Number.POSITIVE_INFINITY) > budget.costUsd) {
      return userFault('budget-spent', `The next call could exceed the budget of $${budget.costUsd}. ${goOn}`);
    }
  }
  return null;
}

const add = addUsage;

function subtract(a: Usage, b: Usage): Usage {
  return {
    calls: a.calls - b.calls,
    promptTokens: a.promptTokens - b.promptTokens,
    completionTokens: a.completionTokens - b.completionTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd - b.costUsd,
  };
}

/** How long it has been since the start, also where the clock was put back meanwhile: time that it lost is not counted. */
function createStopwatch(clock: Clock): () => number {
  let lastMs = clock.nowMs();
  let elapsedMs = 0;
  return () => {
    const nowMs = clock.nowMs();
    elapsedMs += Math.max(0, nowMs - lastMs);
    lastMs = nowMs;
    return elapsedMs;
  };
}
