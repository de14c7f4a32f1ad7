import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createLanceMemoryIndex,
  type LanceMemoryIndexOptions,
  type ProcessEvent,
} from '#main/adapters/lancedb/index.ts';
import { MemoryIndexError } from '#main/ports/memory-index.ts';
import { passage, vector, words } from '#test/support/memory-rows.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

describe("LanceDB's process", () => {
  it('is started at the first call only, and ends with close', async () => {
    const { index, events } = await watched();
    expect(events).toEqual([]);
    await index.count();
    expect(events.map(({ kind }) => kind)).toEqual(['started']);
    await index.close();
    expect(isAlive(events[0]?.pid ?? 0)).toBe(false);
    await expect(index.count()).rejects.toThrow(MemoryIndexError);
  });

  it('may be killed between calls: nothing that was acknowledged is lost', async () => {
    const { index, events } = await watched();
    for (let at = 0; at < 4; at++) {
      await index.putWords([words(at, 'wing')]);
      process.kill(events.at(-1)?.pid ?? 0, 'SIGKILL');
    }
    expect((await index.count()).words).toBe(4);
  });

  it('may be killed during calls, which are then made again', async () => {
    const { index, events } = await watched();
    await index.putWords([words(0, 'wing')]);
    const rows = Array.from({ length: 3000 }, (_, at) => words(at, `wing t${at}`));
    const calls = [index.putWords(rows), index.searchWords({ terms: ['wing'], limit: 5 }), index.optimise()];
    process.kill(events.at(-1)?.pid ?? 0, 'SIGKILL');
    await Promise.all(calls);
    expect((await index.count()).words).toBe(3000);
    expect(events.filter(({ kind }) => kind === 'lost')).toHaveLength(1);
  });

  it('refuses a call that saw it die twice, and answers the next', async () => {
    let deadly = true;
    const { index } = await watched({
      onProcess: ({ kind, pid }) => {
        if (kind === 'started' && deadly) process.kill(pid, 'SIGKILL');
      },
    });
    const refused = await index.count().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MemoryIndexError);
    expect(refused).toMatchObject({ isDamaged: false, message: expect.stringContaining('ended twice during count') });
    deadly = false;
    expect((await index.count()).words).toBe(0);
  });

  it('is given up when it does not answer a search in time', async () => {
    const { index, events } = await watched({ queryTimeoutMs: 4000 });
    await index.putWords([words(1, 'wing')]);
    process.kill(events.at(-1)?.pid ?? 0, 'SIGSTOP');
    await expect(index.searchWords({ terms: ['wing'], limit: 5 })).rejects.toThrow('no answer to searchWords in time');
    expect(await index.searchWords({ terms: ['wing'], limit: 5 })).toHaveLength(1);
  });

  it('finishes what was asked before close', async () => {
    const folder = await tempFolder();
    const { index } = await watched({ folder });
    const rows = Array.from({ length: 2500 }, (_, at) => words(at, 'wing'));
    const put = index.putWords(rows.slice(0, 900));
    await index.close();
    await put;
    const { index: again } = await watched({ folder });
    expect((await again.count()).words).toBe(900);
  });

  it('holds after a close what was written before', async () => {
    const folder = await tempFolder();
    const { index } = await watched({ folder });
    await index.putWords([words(1, 'wing lift'), words(2, 'boat')]);
    await index.putVectors({ space: 'a', dimensions: 2, rows: [vector(1, [1, 0]), vector(2, [0, 1])] });
    await index.remove([passage(2)]);
    await index.close();
    const { index: again } = await watched({ folder });
    expect(await again.count()).toEqual({ words: 1, vectors: { a: 1 } });
    await again.putWords([words(1, 'wing lift'), words(3, 'lift')]);
    const answer = await again.searchWords({ terms: ['lift'], limit: 5 });
    expect(answer.map(({ id }) => id)).toEqual([passage(3), passage(1)]);
  });

  it('goes when its app is killed', async () => {
    const app = fork(appPath, [await tempFolder(), 'stay'], { execArgv: [] });
    const [pid] = await once(app, 'message');
    expect(isAlive(pid)).toBe(true);
    app.kill('SIGKILL');
    await gone(pid);
  });

  it('does not keep an idle app alive', async () => {
    const app = spawn(process.execPath, [appPath, await tempFolder(), 'leave'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    app.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    const [code] = await once(app, 'close');
    expect(code).toBe(0);
    await gone(Number(printed));
  });
});

const appPath = fileURLToPath(new URL('../../../support/memory-index-app.ts', import.meta.url));

async function watched(options: Partial<LanceMemoryIndexOptions> = {}) {
  const events: ProcessEvent[] = [];
  const { folder = await tempFolder(), onProcess } = options;
  const index = createLanceMemoryIndex({
    ...options,
    folder,
    onProcess: (event) => {
      events.push(event);
      onProcess?.(event);
    },
  });
  onTestFinished(() => index.close());
  return { index, events };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process that stays makes the test time out. */
async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
}
