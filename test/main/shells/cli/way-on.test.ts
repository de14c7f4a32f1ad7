import { describe, expect, it } from 'vitest';
import { providerFault, userFault } from '#shared/base/fault.ts';
import { wayOn } from '#main/shells/cli/way-on.ts';

const busy = providerFault('endpoint-busy', 'The endpoint is busy.');

describe('a paused run', () => {
  it('says how it goes on, in words that can be pasted', () => {
    for (const asked of ['plan', 'write', 'draft'] as const)
      expect(wayOn({ asked, folder: '/tmp/bees', fault: busy })).toContain(`heddle ${asked} /tmp/bees --resume`);
    expect(wayOn({ asked: 'draft', folder: "/tmp/Ada's bees", fault: busy })).toContain(
      String.raw`heddle draft '/tmp/Ada'\''s bees' --resume`,
    );
    const spent = userFault('budget-spent', 'The budget is spent.');
    expect(wayOn({ asked: 'draft', folder: 'bees', fault: spent })).toContain('--resume');
  });

  it('is only spoken of where a run paused', () => {
    expect(wayOn({ asked: 'draft', folder: 'bees', fault: userFault('no-sources', 'None.') })).toBeNull();
    expect(wayOn({ asked: 'check', folder: 'bees', fault: busy })).toBeNull();
    expect(wayOn({ asked: 'endpoint', folder: 'bees', fault: busy })).toBeNull();
  });
});
