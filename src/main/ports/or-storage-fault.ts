import { fail, type Result } from '#shared/base/result.ts';
import { storageFault } from './storage-fault.ts';

/** What the disk, the database or the engine refuses on the way is a fault, too; anything else that is thrown is a bug. */
export async function orStorageFault<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return faultOrThrow(error);
  }
}

/** The same for what is done at once. */
export function orStorageFaultNow<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    return faultOrThrow(error);
  }
}

function faultOrThrow(error: unknown): Result<never> {
  const fault = storageFault(error);
  if (fault === null) throw error;
  return fail(fault);
}
