import { describe, expect, it } from 'vitest';
import type { CoreEvent } from '#shared/contract/index.ts';
import { eventLines, liveLine } from '#main/shells/cli/progress.ts';

const answered = (isRemembered: boolean): CoreEvent => ({
  type: 'model-answered',
  role: 'planner',
  purpose: 'decide 1',
  promptTokens: 1000,
  completionTokens: 234,
  isRemembered,
});
const waiting: CoreEvent = { type: 'run-waiting', message: 'The endpoint is busy.', retryInSeconds: 11.2 };
const probed: CoreEvent = {
  type: 'endpoint-probed',
  baseUrl: 'http://here/v1',
  model: 'small',
  summary: 'answers in JSON, 4096 tokens',
};

/** What a screen shows after each event. */
function screenOf(events: readonly CoreEvent[], { isTTY }: { isTTY: boolean }): string[] {
  let nowMs = 0;
  const written: string[] = [];
  const progress = liveLine({ isTTY, columns: 200, write: (text) => written.push(text) }, () => (nowMs += 100));
  return events.map((event) => {
    written.length = 0;
    progress.onEvent(event);
    return written.join('').replaceAll('\r\x1b[2K', '');
  });
}

describe('the progress line', () => {
  it('counts calls and tokens, and tells what the journal knew', () => {
    expect(screenOf([answered(false), answered(true)], { isTTY: true })).toEqual([
      'Planning: 1 call, 1,234 tokens so far',
      'Planning: 2 calls, 2,468 tokens so far (known from before)',
    ]);
  });

  it('says that it waits, and for how long', () => {
    const [shown = ''] = screenOf([waiting], { isTTY: true });
    expect(shown).toContain('The endpoint is busy. Trying again in 12 s.\n');
    expect(shown).toContain('Waiting for the endpoint, trying again in 12 s');
  });

  it('elsewhere than on a terminal tells only what needs an eye', () => {
    const restarted: CoreEvent = { type: 'run-continued' };
    expect(screenOf([answered(false), waiting, probed, restarted], { isTTY: false })).toEqual([
      '',
      'The endpoint is busy. Trying again in 12 s.\n',
      'Asked http://here/v1 what small can do: answers in JSON, 4096 tokens\n',
      '',
    ]);
  });

  it('is a JSON event per line for scripts', () => {
    const lines: string[] = [];
    const progress = eventLines({ write: (text) => lines.push(text) });
    for (const event of [waiting, probed]) progress.onEvent(event);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([waiting, probed]);
  });
});
