import { userFault } from '#shared/base/fault.ts';

export const cancelled = userFault('cancelled', 'The export was cancelled.');

/** Lets others have their turn; false once the export is cancelled. */
export async function goesOn(signal: AbortSignal): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return !signal.aborted;
}
