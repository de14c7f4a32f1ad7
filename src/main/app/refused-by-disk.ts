import { fail, type Result } from '#shared/base/result.ts';
import { storageFault } from '#main/handlers/index.ts';

/** What the disk refuses on the way to a project, or in the person's settings, is a fault too. */
export async function orFault(ask: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await ask();
  } catch (error) {
    return faultOrThrow(error);
  }
}

/** The same for what opens at once. */
export function openOrFault<Opened>(open: () => Result<Opened>): Result<Opened> {
  try {
    return open();
  } catch (error) {
    return faultOrThrow(error);
  }
}

function faultOrThrow(error: unknown): Result<never> {
  const fault = storageFault(error);
  if (fault === null) throw error;
  return fail(fault);
}
