import { createInterface } from 'node:readline';
import type { CallOptions } from '#main/handlers/index.ts';

type Streams = {
  readonly input: NodeJS.ReadableStream & { readonly unref?: () => unknown };
  readonly output: { readonly write: (text: string) => unknown };
};

/** Puts a question to whoever sits at the terminal, or to a pipe: one line is the answer, an empty one is none. */
export function createAsk({ input, output }: Streams): NonNullable<CallOptions['ask']> {
  return (question, signal) => {
    if (signal.aborted) return Promise.resolve(null);
    output.write(`${question}\n> `);
    // Not as a terminal of its own: Ctrl-C stays the process's signal.
    const lines = createInterface({ input, terminal: false });
    return new Promise<string | null>((resolve) => {
      const end = (answer: string | null) => {
        // Before the lines are closed, which says that there is no answer.
        resolve(answer);
        signal.removeEventListener('abort', leave);
        lines.close();
        // A pipe that stays open must not keep the process.
        input.unref?.();
      };
      const leave = () => end(null);
      signal.addEventListener('abort', leave, { once: true });
      lines.once('line', (line) => end(line.trim() === '' ? null : line.trim()));
      lines.once('close', leave);
    });
  };
}
