import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';

/** What the file holds, or `missing` where there is no such file. Faults: `settings-unusable`. */
export function readSettingsFile<Form extends z.ZodType>(
  path: string,
  form: Form,
  missing: z.output<Form>,
): Result<z.output<Form>> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return succeed(missing);
    return fail(unusable(`The settings file ${path} can't be read. Check its permissions.`, String(error)));
  }
  const parsed = form.safeParse(toJson(text));
  if (parsed.success) return succeed(parsed.data);
  const [issue] = parsed.error.issues;
  return fail(
    unusable(
      `The settings file ${path} is damaged. Mend it, or delete it to begin with none.`,
      `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? ''}`,
    ),
  );
}

/** Writes a file whole, or throws and leaves what was there. */
export type WriteFile = (
  path: string,
  content: string,
  modes: { readonly file: number; readonly folder: number },
) => Promise<void>;

/** Writes the file, which only its owner may read. Fault: `settings-unusable`. */
export async function writeSettingsFile(write: WriteFile, path: string, value: unknown): Promise<Result<void>> {
  try {
    await write(path, `${JSON.stringify(value, null, 2)}\n`, { file: 0o600, folder: 0o700 });
    return succeed(undefined);
  } catch (error) {
    return fail(
      unusable(`The settings file ${path} could not be written. Check the folder and the disk.`, String(error)),
    );
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function unusable(message: string, detail: string) {
  return userFault('settings-unusable', message, detail);
}
