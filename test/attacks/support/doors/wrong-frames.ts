import { connect } from 'node:net';
import { likeOurSocket, type Doors } from './attempt.ts';

const mask = Buffer.from([1, 2, 3, 4]);

/** A WebSocket frame (RFC 6455, 5.2), as wrong as it is asked for. */
function frame(options: {
  readonly opcode: number;
  readonly body?: Buffer;
  readonly isLast?: boolean;
  readonly isMasked?: boolean;
  readonly reserved?: number;
  /** What it says of its length, in the form of 64 bits. */
  readonly saidLength?: bigint;
}): Buffer {
  const { opcode, body = Buffer.alloc(0), isLast = true, isMasked = true, reserved = 0, saidLength } = options;
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const long = Buffer.alloc(8);
  long.writeBigUInt64BE(saidLength ?? BigInt(body.length));
  const isShort = saidLength === undefined && body.length < 126;
  const head = isShort
    ? Buffer.from([first, (isMasked ? 0x80 : 0) | body.length])
    : Buffer.concat([Buffer.from([first, (isMasked ? 0x80 : 0) | 127]), long]);
  const bytes = isMasked ? Buffer.from(body.map((byte, at) => byte ^ (mask[at % 4] ?? 0))) : body;
  return Buffer.concat([head, ...(isMasked ? [mask] : []), bytes]);
}

const text = Buffer.from('{"kind":"request","id":1,"name":"app.read","input":{}}');
const flood = (count: number, piece: Buffer): Buffer => Buffer.concat(Array.from({ length: count }, () => piece));

/** What a window of ours never sends: each has to end its socket, and nothing else. */
export const wrongFrames: Readonly<Record<string, Buffer>> = {
  'a frame without a mask': frame({ opcode: 1, body: text, isMasked: false }),
  'a frame that says it is compressed': frame({ opcode: 1, body: text, reserved: 4 }),
  'a reserved bit': frame({ opcode: 1, body: text, reserved: 1 }),
  'a kind that there isn’t': frame({ opcode: 3, body: text }),
  'a control frame that there isn’t': frame({ opcode: 0xb }),
  'a length of a terabyte': frame({ opcode: 1, saidLength: 2n ** 40n }),
  'a length beyond numbers': frame({ opcode: 1, saidLength: 2n ** 64n - 1n }),
  'a message over the cap': frame({ opcode: 1, saidLength: 33n * 1024n * 1024n }),
  'a ping of 126 bytes': frame({ opcode: 9, body: Buffer.alloc(126) }),
  'a ping in pieces': frame({ opcode: 9, isLast: false }),
  'a piece without a beginning': frame({ opcode: 0, body: text }),
  'a beginning in the middle': Buffer.concat([frame({ opcode: 1, isLast: false }), frame({ opcode: 1, body: text })]),
  'text that is no UTF-8': frame({ opcode: 1, body: Buffer.from([0xff, 0xfe, 0xc0]) }),
  'a close with one byte': frame({ opcode: 8, body: Buffer.from([3]) }),
  'a close with a code that there isn’t': frame({ opcode: 8, body: Buffer.from([0, 1]) }),
  'a hundred thousand empty pieces': Buffer.concat([
    frame({ opcode: 1, body: Buffer.from('a'), isLast: false }),
    flood(100_000, frame({ opcode: 0, isLast: false })),
  ]),
  'a hundred thousand pieces of a letter': Buffer.concat([
    frame({ opcode: 1, body: Buffer.from('a'), isLast: false }),
    flood(100_000, frame({ opcode: 0, body: Buffer.from('a'), isLast: false })),
  ]),
  'a thousand messages of no form': flood(1000, frame({ opcode: 1, body: Buffer.from('{}') })),
  'a thousand messages of bytes': flood(1000, frame({ opcode: 2, body: Buffer.from('{}') })),
  'JSON a hundred thousand deep': flood(30, frame({ opcode: 1, body: Buffer.from('['.repeat(100_000)) })),
};

/** Becomes a window's socket, with the key, and sends the bytes. Whether the other side ended it. */
export function endsSocket(doors: Doors, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(doors.port, '127.0.0.1');
    const done = (isEnded: boolean): void => {
      clearTimeout(longest);
      socket.destroy();
      resolve(isEnded);
    };
    const longest = setTimeout(() => done(false), 15_000);
    let hasSent = false;
    socket.on('error', () => done(true));
    socket.on('close', () => done(true));
    socket.on('end', () => done(true));
    socket.on('data', (data) => {
      if (hasSent) return;
      hasSent = true;
      if (data.toString('latin1').startsWith('HTTP/1.1 101')) socket.write(bytes);
      else done(false);
    });
    socket.write(likeOurSocket(doors));
  });
}
