import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Why a test that needs these programs can't run here, for its name; null where all are installed. Where everything is
 * to be proved, a missing program fails the test file.
 */
export function missingPrograms(...programs: readonly string[]): string | null {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return null;
  const reason = `not installed: ${missing.join(', ')}`;
  if (process.env['CI'] !== undefined) throw new Error(`This needs programs that are ${reason}. See .ci/run.`);
  return reason;
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
