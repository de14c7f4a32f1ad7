import { succeed, type Result } from '#shared/base/result.ts';
import { costOf, type EndpointReport, type Price, type RoleEndpoint } from '#shared/domain/model-settings.ts';
import { addUsage, noUsage, type Usage } from '#shared/domain/run.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ChatRole, LanguageModel, ModelAnswer, ModelCall, ModelEvent } from '#main/ports/language-model.ts';
import { askEndpoint, type EndpointAnswers } from './ask-endpoint.ts';
import { createClient } from './create-client.ts';
import { failedAttempt, type Attempt } from './failure.ts';
import { createPatientCaller } from './patient-caller.ts';
import { createQuirkBook, firstQuirks } from './quirks.ts';
import type { RawAnswer } from './read-answer.ts';
import { promptEstimate } from './request-body.ts';
import type { RetryPace } from './retry-delay.ts';
import { createTextDelivery } from './text-delivery.ts';
import { defaultTimeouts, type EndpointTimeouts } from './timeouts.ts';

export type EndpointModelOptions = {
  endpointOf: (role: ChatRole) => RoleEndpoint & { readonly report: EndpointReport };
  /** A key goes only to the base URL that it belongs to. */
  keyOf: (baseUrl: string) => string | null;
  priceOf: (model: string) => Price | null;
  parallelCalls: number;
  /** How long calls wait in all for an endpoint that is away. */
  patienceMs: number;
  clock: Clock;
  /** From 0 up to 1; only spreads tries over time. */
  random: () => number;
  onEvent: (event: ModelEvent) => void;
  timeouts?: Partial<EndpointTimeouts>;
  pace?: RetryPace;
};

/** Models at OpenAI-compatible endpoints, each asked in the way that its report and its refusals tell. */
export function createEndpointModel(options: EndpointModelOptions): LanguageModel {
  const { endpointOf, keyOf, priceOf, clock } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const caller = createPatientCaller(options);
  const book = createQuirkBook();

  return {
    modelOf: (role) => endpointOf(role).model,
    contextTokensOf: (role) => endpointOf(role).report.contextTokens,
    ask: async (call, { signal, onText }) => {
      const { report, ...endpoint } = endpointOf(call.role);
      const key = keyOf(endpoint.baseUrl);
      const client = createClient({ baseUrl: endpoint.baseUrl, key, connectMs: timeouts.connectMs });
      const deliver = createTextDelivery(onText);
      const request = { ...call, temperature: call.role === 'writer' ? 0.2 : 0 };
      const answered = await caller.call({
        endpoint,
        signal,
        attempt: async (signal) => {
          const tried = await askEndpoint({
            client,
            key,
            endpoint,
            request,
            contextTokens: report.contextTokens,
            quirks: {
              read: () => book.of(endpoint, () => firstQuirks(report)),
              learn: (quirks) => book.learn(endpoint, quirks),
            },
            signal,
            timeouts,
            nowMs: clock.nowMs,
            onText: call.form === null ? deliver : () => undefined,
          });
          return tried.ok ? wholePrompt(call, tried.value) : tried;
        },
      });
      return answered.ok ? toAnswer(call, answered.value, priceOf(endpoint.model)) : answered;
    },
  };
}

/** No tokenizer makes half as many tokens of a long text as are estimated: a server that says so cut the prompt. */
function wholePrompt({ messages }: ModelCall, answers: EndpointAnswers): Attempt<EndpointAnswers> {
  const estimate = promptEstimate(messages);
  const read = answers.at(-1)?.promptTokens ?? estimate;
  if (estimate <= 1500 || read >= estimate / 2) return { ok: true, value: answers };
  return failedAttempt('too-long', `the endpoint read only ${read} tokens of the prompt`);
}

function toAnswer(call: ModelCall, answers: EndpointAnswers, price: Price | null): Result<ModelAnswer> {
  const { text, finish } = answers.at(-1) as RawAnswer;
  const usage = answers.map((answer) => usageOf(call, answer, price)).reduce(addUsage, noUsage);
  return succeed({ text, finish, usage });
}

/** As the endpoint counts it, else as estimated. */
function usageOf({ messages }: ModelCall, answer: RawAnswer, price: Price | null): Usage {
  const promptTokens = answer.promptTokens ?? promptEstimate(messages);
  const completionTokens = answer.completionTokens ?? estimateTokens(answer.allText);
  return { calls: 1, promptTokens, completionTokens, costUsd: costOf({ promptTokens, completionTokens }, price) };
}
