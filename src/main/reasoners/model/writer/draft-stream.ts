import { createLineReader } from './draft-lines.ts';

/**
 * Passes on a draft as it comes, without its digest and without what is no part of the section. A line is held back
 * while it may still turn out to be one of these.
 */
export function createDraftStream(heading: string, onText: (delta: string) => void) {
  const reader = createLineReader(heading);
  /** The line that hasn't ended; how much of it was passed on. */
  let pending = '';
  let passed = 0;
  /** Line ends wait for what comes after them, so that none are left before a digest. */
  let ends = '';

  const pass = (text: string): void => {
    if (text === '') return;
    onText(ends + text);
    ends = '';
  };
  const endLine = (line: string): void => {
    const { kind } = reader.read(line);
    if (passed > 0 || kind === 'text') {
      pass(line.slice(passed));
      ends += '\n';
    }
    passed = 0;
  };

  return {
    write: (delta: string): void => {
      pending += delta;
      for (let end = pending.indexOf('\n'); end !== -1; end = pending.indexOf('\n')) {
        endLine(pending.slice(0, end).replace(/\r$/u, ''));
        pending = pending.slice(end + 1);
      }
      if (pending !== '' && (passed > 0 || !reader.mayBeAside(pending))) {
        pass(pending.slice(passed));
        passed = pending.length;
      }
    },
    /** Passes on what was held back, if it is text. */
    end: (): void => {
      if (pending !== '') endLine(pending);
      pending = '';
    },
  };
}
