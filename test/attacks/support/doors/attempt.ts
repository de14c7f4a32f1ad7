import type { RawAnswer } from './knock-raw.ts';
import { requestLines } from './knock-raw.ts';
import type { ServedShell } from './serve-shell.ts';

/** One try to get in: bytes for the port. `isIn` where an answer of success alone isn't the sign of it. */
export type Attempt = {
  readonly group: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly isIn?: (answers: readonly RawAnswer[]) => boolean;
  /** Over this address of the port; 127.0.0.1 unless told. */
  readonly address?: string;
  /** How long after an answer another may come. */
  readonly quietMs?: number;
};

/** What is known about the shell, the token as its own window has it. */
export type Doors = Pick<
  ServedShell,
  'host' | 'place' | 'token' | 'port' | 'folder' | 'temporary' | 'sourceId' | 'link'
>;

type Header = readonly [string, string];

/** A request of our own window, with what is put in another's place or left out. */
export function likeOurs(
  doors: Doors,
  change: {
    readonly method?: string;
    readonly path?: string;
    readonly target?: string;
    readonly version?: string;
    readonly host?: string | null;
    readonly cookie?: string | null;
    readonly origin?: string | null;
    readonly more?: readonly Header[];
    readonly body?: string;
  } = {},
): Buffer {
  const { method = 'GET', path = '/', host = doors.host, cookie = `heddle=${doors.token}`, origin = null } = change;
  const { more = [], version, body } = change;
  const named: readonly (readonly [string, string | null])[] = [
    ['Host', host],
    ['Cookie', cookie],
    ['Origin', origin],
    ['Content-Length', body === undefined ? null : String(Buffer.byteLength(body))],
  ];
  return requestLines({
    method,
    target: change.target ?? `/${doors.place}${path}`,
    headers: [...named.filter((header): header is Header => header[1] !== null), ...more],
    ...(version !== undefined && { version }),
    ...(body !== undefined && { body }),
  });
}

/** A request to become a WebSocket, likewise. */
export function likeOurSocket(doors: Doors, change: Parameters<typeof likeOurs>[1] = {}): Buffer {
  return likeOurs(doors, {
    path: '/core',
    origin: `http://${doors.host}`,
    ...change,
    more: [
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
      ...(change.more ?? []),
    ],
  });
}

/** Whether anything that came is more than a refusal: a success, a socket, a cookie, the token, or words of the project. */
export function gotIn(attempt: Attempt, answers: readonly RawAnswer[], doors: Doors): boolean {
  const isTold = answers.some(
    ({ headers, body }) =>
      headers['set-cookie'] !== undefined ||
      body.includes(doors.token) ||
      JSON.stringify(headers).includes(doors.token) ||
      /root:|a secret beside|"private": true/.test(body),
  );
  return isTold || (attempt.isIn ?? isSuccess)(answers);
}

function isSuccess(answers: readonly RawAnswer[]): boolean {
  return answers.some(({ status }) => status === 101 || (status >= 200 && status < 400));
}
