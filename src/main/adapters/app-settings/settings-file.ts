import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
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

/** Writes the file so that its place holds what was there before or all of `value`; only its owner may read it. */
export async function writeSettingsFile(path: string, value: unknown): Promise<Result<void>> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return succeed(undefined);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
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
