import { faultSchema, ourFault, providerFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { BroughtFile } from './reached-core.ts';

const atATime = 3;

/** Hands files over to the core, a few at a time. Returns where the core can read them, in their order. */
export async function bringFiles(
  files: readonly BroughtFile[],
  addressFor: (name: string) => string,
): Promise<Result<readonly string[]>> {
  const paths: string[] = [];
  const faults: Result<never>[] = [];
  const queue = [...files.entries()];
  async function lane(): Promise<void> {
    for (let next = queue.shift(); next !== undefined && faults.length === 0; next = queue.shift()) {
      const [index, { file, name }] = next;
      const brought = await bring(file, addressFor(harmlessName(name)), name);
      if (brought.ok) paths[index] = brought.value;
      else faults.push(brought);
    }
  }
  await Promise.all(Array.from({ length: atATime }, lane));
  return faults[0] ?? succeed(paths);
}

async function bring(file: File, address: string, name: string): Promise<Result<string>> {
  try {
    const answer = await fetch(address, { method: 'POST', body: file });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return succeed((body as { path: string }).path);
    const fault = faultSchema.safeParse((body as { fault?: unknown } | null)?.fault);
    if (!fault.success) return fail(ourFault('unexpected', `${name}: could not be handed over (${answer.status}).`));
    return fail({ ...fault.data, message: `${name}: ${fault.data.message}` });
  } catch (error) {
    return fail(providerFault('connection-lost', `${name}: Heddle's core could not be reached.`, String(error)));
  }
}

/** As the core takes it: what another system would read as more than a name is written otherwise. */
export function harmlessName(name: string): string {
  return name
    .split('/')
    .map((step) => step.replaceAll(/[\p{Cc}\\:*?"<>|\ufffd]/gu, '_').replace(/[. ]+$/, (end) => '_'.repeat(end.length)))
    .join('/');
}
