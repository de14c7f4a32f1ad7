import type { Result } from '#shared/base/result.ts';
import type { EndpointReport, RoleEndpoint } from '#shared/domain/model-settings.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { createClient } from './create-client.ts';
import type { Attempt } from './failure.ts';
import { createPatientCaller } from './patient-caller.ts';
import { probeContext } from './probe-context.ts';
import { formQuestion, shownFormMode } from './probe-form.ts';
import { probeModels } from './probe-models.ts';
import { firstQuirks, type FormMode, type Quirks } from './quirks.ts';
import type { RawAnswer } from './read-answer.ts';
import type { ChatRequest } from './request-body.ts';
import { defaultTimeouts, type EndpointTimeouts } from './timeouts.ts';

/** Somebody waits for the answer. */
const patienceMs = 2000;
/** The probe's own questions are never held back for want of room. */
const anyTokens = 1_000_000;

/**
 * Asks an endpoint what it can do: a list of models, a question in a form, and prompts of growing length; three to seven
 * small answers. Faults: `endpoint-…`, `model-not-found`, `cancelled`.
 */
export async function probeEndpoint(options: {
  endpoint: RoleEndpoint;
  key: string | null;
  clock: Clock;
  signal: AbortSignal;
  timeouts?: Partial<EndpointTimeouts>;
}): Promise<Result<EndpointReport>> {
  const { endpoint, key, clock, signal } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const client = createClient({ baseUrl: endpoint.baseUrl, key, connectMs: timeouts.connectMs });
  const caller = createPatientCaller({
    parallelCalls: 1,
    patienceMs,
    random: () => 0.5,
    onEvent: () => undefined,
  });
  const call = <T>(attempt: (signal: AbortSignal) => Promise<Attempt<T>>) => caller.call({ endpoint, signal, attempt });

  let quirks: Quirks = firstQuirks({ structured: 'json-schema', streams: true });
  let isStreamed = true;
  let reportsUsage = false;

  async function ask(request: ChatRequest, signal: AbortSignal): Promise<Attempt<RawAnswer>> {
    const asked = await askEndpoint({
      client,
      key,
      endpoint,
      request,
      contextTokens: anyTokens,
      quirks: { read: () => quirks, learn: (learned) => (quirks = learned) },
      signal,
      timeouts,
      nowMs: clock.nowMs,
      onText: () => undefined,
    });
    if (!asked.ok) return asked;
    const answer = asked.value.at(-1) as RawAnswer;
    isStreamed &&= answer.isStreamed;
    reportsUsage ||= answer.promptTokens !== null;
    return { ok: true, value: answer };
  }

  /** The strictest mode whose answer shows that it was heeded. */
  async function probeForm(signal: AbortSignal): Promise<Attempt<FormMode>> {
    for (;;) {
      const asked = await ask(formQuestion, signal);
      if (!asked.ok) return asked;
      const shown = shownFormMode(asked.value, quirks.formMode);
      if (shown !== 'text' || quirks.formMode !== 'json-schema') return { ok: true, value: shown };
      quirks = { ...quirks, formMode: 'json-mode' };
    }
  }

  const models = await call((signal) => probeModels({ client, key, signal, nowMs: clock.nowMs() }));
  if (!models.ok) return models;
  const structured = await call(probeForm);
  if (!structured.ok) return structured;
  const hint = models.value.contextTokensOf(endpoint.model);
  const context = await call((signal) => probeContext({ hint, ask: (request) => ask(request, signal) }));
  if (!context.ok) return context;

  return {
    ok: true,
    value: {
      ...endpoint,
      models: models.value.names === null ? null : [...models.value.names],
      structured: structured.value,
      streams: isStreamed,
      reportsUsage,
      ...context.value,
      ...(quirks.beginsInThought && { beginsInThought: true }),
      probedAt: timestamp(clock),
    },
  };
}
