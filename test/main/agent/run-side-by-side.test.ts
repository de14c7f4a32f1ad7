import { describe, expect, it } from 'vitest';
import { userFault, type FaultCode } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId } from '#shared/base/ids.ts';
import { runSideBySide, type Task } from '#main/agent/run-side-by-side.ts';
import type { Step } from '#main/agent/run-steps.ts';
import type { StoredStep } from '#main/ports/project-store.ts';

/** Tasks that come to their end when the test says so. */
function bench(options: { width: number; after?: Record<number, readonly number[]>; tasks: number }) {
  const aborting = new AbortController();
  const begun: number[] = [];
  const steps: StoredStep[] = [];
  const enders = new Map<number, (result: Result<Step>) => void>();
  const breakers = new Map<number, (error: Error) => void>();
  const tasks = Array.from({ length: options.tasks }, (_, index): Task => ({
    index,
    after: options.after?.[index] ?? [],
    work: () => {
      begun.push(index);
      return new Promise((resolve, reject) => {
        enders.set(index, resolve);
        breakers.set(index, reject);
      });
    },
  }));
  const ended = runSideBySide({
    runId: toId('run', 'testrun'),
    store: { putStep: (step) => void steps.push(step), transact: (work) => work() },
    tasks,
    width: options.width,
    signal: aborting.signal,
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    ended,
    begun,
    aborting,
    written: () => steps.map(({ index }) => index),
    finish: async (...indexes: number[]) => {
      for (const index of indexes) {
        enders.get(index)?.(succeed({ kind: 'test', commit: () => index }));
        await settle();
      }
    },
    fault: async (index: number, code: FaultCode) => {
      enders.get(index)?.(fail(userFault(code, code)));
      await settle();
    },
    break: async (index: number) => {
      breakers.get(index)?.(new Error(`bug in ${index}`));
      await settle();
    },
  };
}

describe('running side by side', () => {
  it('keeps to the width and begins the next as soon as one is on record', async () => {
    const { begun, finish, ended, written } = bench({ tasks: 5, width: 2 });
    expect(begun).toEqual([0, 1]);
    await finish(1);
    expect(begun).toEqual([0, 1, 2]);
    await finish(2, 0, 3, 4);
    expect(await ended).toEqual({ ok: true, value: undefined });
    expect(written()).toEqual([1, 2, 0, 3, 4]);
  });

  it('begins a task when those it waits for are on record, whatever else is open', async () => {
    const { begun, finish } = bench({ tasks: 4, width: 4, after: { 1: [0], 2: [0, 1], 3: [] } });
    expect(begun).toEqual([0, 3]);
    await finish(0);
    expect(begun).toEqual([0, 3, 1]);
    await finish(1);
    expect(begun).toEqual([0, 3, 1, 2]);
  });

  it('begins none after a fault, and writes down those under way', async () => {
    const { begun, finish, fault, ended, written } = bench({ tasks: 5, width: 3 });
    await fault(1, 'endpoint-busy');
    await finish(0);
    await fault(2, 'cancelled');
    expect(await ended).toMatchObject({ ok: false, fault: { code: 'endpoint-busy' } });
    expect({ begun, written: written() }).toEqual({ begun: [0, 1, 2], written: [0] });
  });

  it('gives the fault of the first task, and a cancelled one only where there is no other', async () => {
    const one = bench({ tasks: 3, width: 3 });
    await one.fault(2, 'endpoint-busy');
    await one.fault(1, 'budget-spent');
    await one.fault(0, 'cancelled');
    expect(await one.ended).toMatchObject({ fault: { code: 'budget-spent' } });
  });

  it('stops when it is cancelled, and has finished when all came to an answer all the same', async () => {
    const cut = bench({ tasks: 3, width: 1 });
    cut.aborting.abort();
    await cut.finish(0);
    expect(await cut.ended).toMatchObject({ fault: { code: 'cancelled' } });
    const late = bench({ tasks: 1, width: 1 });
    late.aborting.abort();
    await late.finish(0);
    expect(await late.ended).toMatchObject({ ok: true });
  });

  it('throws a bug on, when the others have ended', async () => {
    const { finish, ended, written, ...rest } = bench({ tasks: 3, width: 2 });
    const thrown = ended.catch((error: unknown) => error);
    await rest.break(0);
    await finish(1);
    expect(await thrown).toEqual(new Error('bug in 0'));
    expect(written()).toEqual([1]);
  });
});
