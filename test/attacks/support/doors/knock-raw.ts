import { connect } from 'node:net';

export type RawAnswer = {
  readonly status: number;
  /** Lower-case names; a name that comes twice keeps both values, with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type RequestLines = {
  readonly method?: string;
  readonly target: string;
  readonly version?: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
};

/** A request as it goes over the wire, with nothing put in order and nothing added. */
export function requestLines({
  method = 'GET',
  target,
  version = 'HTTP/1.1',
  headers,
  body = '',
}: RequestLines): Buffer {
  const lines = [`${method} ${target} ${version}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

const longestMs = 5000;

/**
 * Sends bytes to the port and gives every answer that comes, until the other side closes, or has answered and says no
 * more. None where it closes without a word.
 */
export function knockRaw(
  port: number,
  bytes: Buffer,
  { address = '127.0.0.1', quietMs = 40 }: { readonly address?: string; readonly quietMs?: number } = {},
): Promise<readonly RawAnswer[]> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: address });
    const chunks: Buffer[] = [];
    let quiet: NodeJS.Timeout | undefined;
    const done = (): void => {
      clearTimeout(longest);
      clearTimeout(quiet);
      socket.destroy();
      resolve(parseAnswers(Buffer.concat(chunks)));
    };
    const longest = setTimeout(done, longestMs);
    socket.on('error', done);
    socket.on('end', done);
    socket.on('close', done);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      clearTimeout(quiet);
      quiet = setTimeout(done, quietMs);
    });
    socket.on('connect', () => socket.write(bytes));
  });
}

/** The answers in what came over a connection, one after the other. */
function parseAnswers(bytes: Buffer): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = bytes.toString('latin1');
  for (;;) {
    const head = /^HTTP\/1\.[01] (\d{3})[^\r]*\r\n([\s\S]*?)\r\n\r\n/.exec(rest);
    const bare = /^HTTP\/1\.[01] (\d{3})[^\r]*\r\n\r\n/.exec(rest);
    const [whole = '', status = '', lines = ''] = bare ?? head ?? [];
    if (whole === '') return answers;
    const headers: Record<string, string> = {};
    for (const line of lines.split('\r\n').filter(Boolean)) {
      const at = line.indexOf(':');
      const name = line.slice(0, at).toLowerCase();
      const value = line.slice(at + 1).trim();
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
    const length = Number(status) < 200 ? 0 : Number(headers['content-length'] ?? rest.length - whole.length);
    answers.push({ status: Number(status), headers, body: rest.slice(whole.length, whole.length + length) });
    rest = rest.slice(whole.length + length);
  }
}
