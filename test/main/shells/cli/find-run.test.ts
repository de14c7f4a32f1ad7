import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { findRun } from '#main/shells/cli/find-run.ts';

const runs = ['newest1', 'abc1234', 'abcdefg', 'abc12345'].map((suffix) => ({ runId: toId('run', suffix) }));

describe('a run', () => {
  it('is named by its id, by enough of its beginning, or as the last', () => {
    for (const [name, id] of [
      ['last', 'run_newest1'],
      ['run_abcdefg', 'run_abcdefg'],
      ['abcd', 'run_abcdefg'],
      ['run_n', 'run_newest1'],
      // Its whole id, though another begins with it.
      ['run_abc1234', 'run_abc1234'],
    ] as const)
      expect(findRun(name, runs)).toEqual({ ok: true, value: id });
  });

  it('is not guessed', () => {
    expect(findRun('abc', runs)).toMatchObject({
      ok: false,
      fault: {
        code: 'wrong-use',
        message: expect.stringContaining('run_abc1234, run_abcdefg, run_abc12345') as string,
      },
    });
    expect(findRun('zzz', runs)).toMatchObject({ ok: false, fault: { code: 'run-not-found' } });
    expect(findRun('last', [])).toMatchObject({ ok: false, fault: { code: 'run-not-found' } });
    expect(findRun('', [])).toMatchObject({ ok: false });
  });
});
