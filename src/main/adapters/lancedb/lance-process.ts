import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tellsOfDamage } from './damage.ts';
import { openEngine, type Engine } from './engine.ts';
import type { Reply, Request } from './messages.ts';
import { MisuseError } from './misuse-error.ts';

// The process LanceDB runs in. It lives as long as the channel to the app does.

const [folder = ''] = process.argv.slice(2);
// Scratch files of the engine hold words of the sources: they stay in the project, and a killed process's go here.
const scratch = join(folder, '.scratch');
// In the project's folder where that is, and never a new one in its place.
if (!existsSync(join(folder, '..'))) process.exit(1);
try {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = scratch;
} catch {
  // Where nothing can be written the index is only searched, which needs none.
}
let engine: Promise<Engine> | null = null;

process.on('message', (request: Request) => {
  void answer(request).then((reply) => process.send?.(reply));
});
// Not `exit`: that waits for the engine's threads. What was acknowledged is on disk.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function answer(request: Request): Promise<Reply> {
  const { id } = request;
  try {
    engine ??= openEngine(folder).catch((error: unknown) => {
      engine = null;
      throw error;
    });
    return { id, kind: 'answered', answer: await carryOut(await engine, request) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof MisuseError) return { id, kind: 'misused', message };
    return { id, kind: 'failed', message, isDamaged: tellsOfDamage(message) };
  }
}

function carryOut(open: Engine, request: Request): Promise<unknown> {
  switch (request.name) {
    case 'putWords':
      return open.putWords(request.ask);
    case 'putVectors':
      return open.putVectors(request.ask);
    case 'remove':
      return open.remove(request.ask);
    case 'searchWords':
      return open.searchWords(request.ask);
    case 'searchVectors':
      return open.searchVectors(request.ask);
    case 'getVectors':
      return open.getVectors(request.ask);
    case 'keepOnlySpace':
      return open.keepOnlySpace(request.ask);
    case 'count':
      return open.count(request.ask);
    case 'optimise':
      return open.optimise(request.ask);
  }
}
