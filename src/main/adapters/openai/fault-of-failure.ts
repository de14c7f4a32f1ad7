import { providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import type { RoleEndpoint } from '#shared/domain/model-settings.ts';
import type { Failure } from './failure.ts';

/** Says in words a person can act on what an endpoint's failure means and whose move it is. */
export function faultOfFailure(failure: Failure, endpoint: RoleEndpoint): Fault {
  const place = placeOf(endpoint.baseUrl);
  const { detail } = failure;
  switch (failure.kind) {
    case 'denied':
      return userFault(
        'endpoint-denied',
        failure.status === 401
          ? `${place} refuses the key, or wants one and has none. Put the right key into HEDDLE_API_KEY or the keyring.`
          : `${place} refuses this account: the key may not use "${endpoint.model}", or its credit is spent.`,
        detail,
      );
    case 'missing':
      return userFault(
        'model-not-found',
        `${place} has no model "${endpoint.model}". Load it there or set another one; if the model is there, the base URL is wrong (most end in /v1).`,
        detail,
      );
    case 'busy':
      return providerFault(
        'endpoint-busy',
        `${place} has too much to do${waitingWords(failure)}. Try again later, or allow fewer calls at the same time.`,
        detail,
      );
    case 'unreachable':
      return providerFault(
        'endpoint-unreachable',
        `No model server answers at ${place}. See whether it runs, whether the address is right and whether there is a network, then try again.`,
        detail,
      );
    case 'timed-out':
      return providerFault(
        'endpoint-timed-out',
        `${place} took too long to answer. It may be overloaded, or the model too large for its machine. Try again, or set a smaller model.`,
        detail,
      );
    case 'broken':
      return providerFault(
        'endpoint-broken',
        `${place} answers, but not as a model server should${statusWords(failure)}. Look into its log, then try again.`,
        detail,
      );
    case 'too-long':
      return providerFault('prompt-too-long', `The prompt is too long for "${endpoint.model}" at ${place}.`, detail);
    case 'rejected':
      return providerFault(
        'endpoint-broken',
        `${place} refuses the request${statusWords(failure)}: ${detail || 'it gives no reason'}.`,
        detail,
      );
  }
}

/** What holds a run up, for whoever watches it. */
export function waitMessage(failure: Failure, endpoint: RoleEndpoint): string {
  const place = placeOf(endpoint.baseUrl);
  if (failure.kind === 'busy') return `${place} has too much to do and asks for patience.`;
  if (failure.kind === 'unreachable') return `No model server answers at ${place}.`;
  if (failure.kind === 'timed-out') return `${place} took too long to answer.`;
  return `${place} answers, but not as a model server should${statusWords(failure)}.`;
}

export function cancelledFault(): Fault {
  return userFault('cancelled', 'The question to the model was cancelled.');
}

/** The address without what may be secret in it. */
export function placeOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return 'The endpoint';
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/$/, '')}`;
}

function statusWords({ status }: Failure): string {
  return status === null ? '' : ` (status ${status})`;
}

function waitingWords({ retryAfterMs }: Failure): string {
  if (retryAfterMs === null || retryAfterMs < 60_000) return '';
  return ` and wants to be asked again in ${Math.ceil(retryAfterMs / 60_000)} minutes`;
}
