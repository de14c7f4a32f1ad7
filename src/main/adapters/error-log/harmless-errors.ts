import type { HarmlessError } from '#shared/domain/app-problem.ts';
import { knownMessage } from './known-messages.ts';
import { ownFrames } from './own-frames.ts';

const mostCauses = 3;

/** An error and what caused it, with nothing that could be of a person's documents, places or keys. */
export function harmlessErrors(thrown: unknown, appRoot: string): readonly HarmlessError[] {
  const errors: HarmlessError[] = [];
  for (let each = thrown; each !== undefined && each !== null && errors.length <= mostCauses; each = causeOf(each)) {
    errors.push(harmlessError(each, appRoot));
  }
  return errors;
}

function harmlessError(thrown: unknown, appRoot: string): HarmlessError {
  const { name, code, errcode, message, stack } = fieldsOf(thrown);
  return {
    name: typeof name === 'string' && /^(?:[A-Z][A-Za-z0-9]{0,40})?Error$/.test(name) ? name : `not an Error`,
    code: codeOf(code) ?? codeOf(errcode),
    message: typeof message === 'string' ? knownMessage(message) : null,
    frames: typeof stack === 'string' ? [...ownFrames(withoutMessage(stack, message), appRoot)] : [],
  };
}

/** Reading a field of whatever was thrown may throw itself. */
function fieldsOf(thrown: unknown): Partial<Record<'name' | 'code' | 'errcode' | 'message' | 'stack', unknown>> {
  if (typeof thrown !== 'object' || thrown === null) return {};
  try {
    const { name, code, errcode, message, stack } = thrown as Record<string, unknown>;
    return { name, code, errcode, message, stack };
  } catch {
    return {};
  }
}

function causeOf(thrown: unknown): unknown {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  try {
    return (thrown as { cause?: unknown }).cause;
  } catch {
    return undefined;
  }
}

/** Codes of Node, of the system and of SQLite. */
function codeOf(code: unknown): string | null {
  if (typeof code === 'number' && Number.isSafeInteger(code) && Math.abs(code) < 1e6) return String(code);
  return typeof code === 'string' && /^(?:E[A-Z0-9]{2,20}|ERR_[A-Z0-9_]{2,50})$/.test(code) ? code : null;
}

/** A message of several lines could look like places. */
function withoutMessage(stack: string, message: unknown): string {
  if (typeof message !== 'string' || message === '') return stack;
  const start = stack.indexOf(message);
  return start < 0 ? stack : stack.slice(start + message.length);
}
