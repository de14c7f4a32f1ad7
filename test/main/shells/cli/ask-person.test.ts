import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createAsk } from '#main/shells/cli/ask-person.ts';

function setUp() {
  const input = new PassThrough();
  const said: string[] = [];
  const interruption = new AbortController();
  const ask = createAsk({ input, output: { write: (text) => said.push(text) } });
  return { input, said, interruption, ask: (question: string) => ask(question, interruption.signal) };
}

describe('a question to the person', () => {
  it('is answered with one line', async () => {
    const { input, said, ask } = setUp();
    const answer = ask('Which years?');
    expect(said.join('')).toContain('Which years?');
    input.write('  1990 to 2000 \nand more\n');
    expect(await answer).toBe('1990 to 2000');
  });

  it('has no answer where the line is empty or nobody is there', async () => {
    const empty = setUp();
    const first = empty.ask('Which years?');
    empty.input.write('\n');
    expect(await first).toBeNull();
    const gone = setUp();
    const second = gone.ask('Which years?');
    gone.input.end();
    expect(await second).toBeNull();
  });

  it('takes a last line without its end', async () => {
    const { input, ask } = setUp();
    const answer = ask('Which years?');
    input.end('1990');
    expect(await answer).toBe('1990');
  });

  it('is let go of when the work is interrupted, and not put when it was before', async () => {
    const { said, interruption, ask } = setUp();
    const answer = ask('Which years?');
    interruption.abort();
    expect(await answer).toBeNull();
    said.length = 0;
    expect(await ask('And now?')).toBeNull();
    expect(said).toEqual([]);
  });
});
