import type { Readable, Writable } from 'node:stream';

/** Asks Chromium for something over its debugging pipe. A refusal throws; a pipe that ends never answers. */
export type PipeCall = (
  method: string,
  parameters: Readonly<Record<string, unknown>>,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>;

/** What Chromium says unasked. */
type PipeEvent = { readonly method: string; readonly params?: Readonly<Record<string, unknown>> };

type Answer = {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
};

/** Chromium's debugging protocol over a pipe: JSON, each message ended by a zero byte. */
export function callOverPipe(
  to: Writable,
  from: Readable,
  onEvent: (event: PipeEvent) => void = () => undefined,
): PipeCall {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let rest = '';
  to.on('error', () => undefined);
  from.on('error', () => undefined);
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = `${rest}${text}`.split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer | PipeEvent;
      if ('method' in answer) onEvent(answer);
      else if (answer.id !== undefined) {
        waiting.get(answer.id)?.(answer);
        waiting.delete(answer.id);
      }
    }
  });
  return (method, params, sessionId) => {
    lastId += 1;
    const id = lastId;
    to.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result ?? {});
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  };
}
