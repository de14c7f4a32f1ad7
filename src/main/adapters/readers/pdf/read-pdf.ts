import { fail } from '#shared/base/result.ts';
import { ourFault } from '#shared/base/fault.ts';
export async function readPdf(input: unknown) {
  return fail(ourFault('not-available', String(input)));
}
