import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';

/** The run that a person names by its id, the beginning of it, or `last`. `runs` are newest first. */
export function findRun(name: string, runs: readonly { readonly runId: RunId }[]): Result<RunId> {
  const [newest] = runs;
  if (name === 'last' && newest !== undefined) return succeed(newest.runId);
  const beginning = name.startsWith('run_') ? name : `run_${name}`;
  const meant = runs.filter(({ runId }) => runId.startsWith(beginning));
  const [only, ...others] = meant;
  if (only === undefined)
    return fail(userFault('run-not-found', `This project has no run ${name}. See: heddle runs DIR`));
  if (others.length > 0 && only.runId !== beginning) {
    const ids = meant.map(({ runId }) => runId).join(', ');
    return fail(userFault('wrong-use', `More than one run begins with ${name}: ${ids}.`));
  }
  return succeed(only.runId);
}
