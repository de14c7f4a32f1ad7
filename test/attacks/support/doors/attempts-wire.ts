import { likeOurs, likeOurSocket, type Attempt, type Doors } from './attempt.ts';

/** What isn't a request, is two at once, or asks for something that the doors don't do. */
export function attemptsAtWire(doors: Doors): readonly Attempt[] {
  return [...wrongMethods(doors), ...smuggled(doors), ...malformed(doors), ...wrongSockets(doors)];
}

function wrongMethods(doors: Doors): readonly Attempt[] {
  const { host, folder, sourceId, place } = doors;
  const origin = `http://${host}`;
  const paths = [
    '/',
    '/index.html',
    `/files/source?${new URLSearchParams({ folder, id: sourceId }).toString()}`,
    `/files/upload?${new URLSearchParams({ folder, name: 'method.md' }).toString()}`,
    '/core',
  ];
  const methods = [
    'OPTIONS',
    'TRACE',
    'PUT',
    'DELETE',
    'PATCH',
    'HEAD',
    'PROPFIND',
    'MKCOL',
    'QUERY',
    'get',
    'Post',
    'X',
  ];
  const preflight: readonly [string, string][] = [
    ['Access-Control-Request-Method', 'POST'],
    ['Access-Control-Request-Headers', 'content-type'],
    ['Access-Control-Request-Private-Network', 'true'],
  ];
  return [
    ...paths.flatMap((path) =>
      methods.map((method) => ({
        group: 'method',
        name: `${method} ${path.slice(0, 20)}`,
        bytes: likeOurs(doors, { method, path, origin, ...(method === 'OPTIONS' && { more: preflight }) }),
      })),
    ),
    ...['/', '/files/source', '/index.html'].map((path) => ({
      group: 'method',
      name: `POST ${path}`,
      bytes: likeOurs(doors, { method: 'POST', path, origin, body: 'x' }),
    })),
    {
      group: 'method',
      name: 'GET of an upload',
      bytes: likeOurs(doors, { path: `/files/upload?folder=${encodeURIComponent(folder)}&name=a.md` }),
    },
    ...[host, 'evil.example:443', `/${place}/`].map((target) => ({
      group: 'method',
      name: `CONNECT ${target}`,
      bytes: likeOurs(doors, { method: 'CONNECT', target }),
    })),
    ...['X-HTTP-Method-Override', 'X-Method-Override'].map((name) => ({
      group: 'method',
      name,
      bytes: likeOurs(doors, { method: 'PUT', origin, more: [[name, 'GET']] }),
    })),
  ];
}

/** Each says in two ways how long it is; what hides in its body is a request that would be let in. */
function smuggled(doors: Doors): readonly Attempt[] {
  const inner = likeOurs(doors).toString('latin1');
  const path = `/files/upload?${new URLSearchParams({ folder: doors.folder, name: 'smuggled.md' }).toString()}`;
  const outer = (more: readonly [string, string][], body: string): Buffer =>
    Buffer.concat([
      likeOurs(doors, { method: 'POST', path, origin: `http://${doors.host}`, more }),
      Buffer.from(body, 'latin1'),
    ]);
  const chunked = `0\r\n\r\n${inner}`;
  const cases: Readonly<Record<string, Buffer>> = {
    'length and chunks': outer(
      [
        ['Content-Length', '4'],
        ['Transfer-Encoding', 'chunked'],
      ],
      chunked,
    ),
    'chunks and length': outer(
      [
        ['Transfer-Encoding', 'chunked'],
        ['Content-Length', '4'],
      ],
      chunked,
    ),
    'two lengths': outer(
      [
        ['Content-Length', '0'],
        ['Content-Length', '10'],
      ],
      inner,
    ),
    'two lengths in one line': outer([['Content-Length', '0, 10']], inner),
    'a length with a sign': outer([['Content-Length', '+4']], inner),
    'a length below nothing': outer([['Content-Length', '-1']], inner),
    'a length in hex': outer([['Content-Length', '0x4']], inner),
    'a length beyond numbers': outer([['Content-Length', '99999999999999999999']], inner),
    'a space before the colon': outer([['Transfer-Encoding ', 'chunked']], chunked),
    'an encoding of another name': outer([['Transfer-Encoding', 'xchunked']], chunked),
    'chunked, then another': outer([['Transfer-Encoding', 'chunked, identity']], chunked),
    'chunked twice': outer(
      [
        ['Transfer-Encoding', 'chunked'],
        ['Transfer-Encoding', 'cow'],
      ],
      chunked,
    ),
    'an encoding after a tab': outer([['Transfer-Encoding', '\u000bchunked']], chunked),
    'a chunk size that isn’t one': outer([['Transfer-Encoding', 'chunked']], `zz\r\n\r\n${inner}`),
    'a chunk size beyond numbers': outer([['Transfer-Encoding', 'chunked']], `fffffffffffffffff\r\n${inner}`),
    'a chunk size below nothing': outer([['Transfer-Encoding', 'chunked']], `-1\r\n${inner}`),
    'a bare line feed in a chunk': outer([['Transfer-Encoding', 'chunked']], `0\n\n${inner}`),
    'a carriage return alone': Buffer.from(inner.replace('\r\nCookie', '\rX: y\r\nCookie'), 'latin1'),
    'lines that end with a line feed alone': Buffer.from(inner.replaceAll('\r\n', '\n'), 'latin1'),
    'a header without a name': likeOurs(doors, { more: [['', 'x']] }),
    'a header with a NUL': likeOurs(doors, { more: [['X', 'a\0b']] }),
    'a header before the first line': Buffer.from(` X: y\r\n${inner}`, 'latin1'),
    'HTTP/1.2': likeOurs(doors, { version: 'HTTP/1.2' }),
    'HTTP/0.9': likeOurs(doors, { version: '' }),
    'HTTP/1.1 in small letters': likeOurs(doors, { version: 'http/1.1' }),
    'an expectation nobody has': likeOurs(doors, { more: [['Expect', '200-maybe']] }),
  };
  const after = [
    ['without a cookie', likeOurs(doors, { cookie: null })],
    ['by another name', likeOurs(doors, { host: 'evil.example' })],
  ] as const;
  return [
    ...Object.entries(cases).map(([name, bytes]) => ({ group: 'framing', name, bytes, quietMs: 400 })),
    // Who was let in by the first request of a connection isn't by its second.
    ...after.map(([name, second]) => ({
      group: 'framing',
      name: `the second of a connection ${name}`,
      bytes: Buffer.concat([likeOurs(doors, { path: '/opening' }), second]),
      quietMs: 400,
      isIn: (answers: readonly { readonly status: number }[]) => answers[1]?.status !== 403,
    })),
  ];
}

function malformed(doors: Doors): readonly Attempt[] {
  const cases: Readonly<Record<string, Buffer>> = {
    nothing: Buffer.from('\r\n\r\n'),
    'empty lines': Buffer.from('\r\n'.repeat(100_000)),
    garbage: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)),
    'a TLS greeting': Buffer.from('16030100c8010000c40303', 'hex'),
    'an HTTP/2 preface': Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    'a word': Buffer.from('GET\r\n\r\n'),
    'an address of a megabyte': likeOurs(doors, { path: `/?${'a'.repeat(1_000_000)}` }),
    'a header of a megabyte': likeOurs(doors, { more: [['X', 'a'.repeat(1_000_000)]] }),
    'a cookie of a megabyte': likeOurs(doors, { cookie: `heddle=${'a'.repeat(1_000_000)}` }),
    'five thousand headers': likeOurs(doors, { more: Array.from({ length: 5000 }, (_, at) => [`X-${at}`, 'y']) }),
  };
  return Object.entries(cases).map(([name, bytes]) => ({ group: 'form', name, bytes }));
}

function wrongSockets(doors: Doors): readonly Attempt[] {
  const { host } = doors;
  const upgrade = (headers: readonly [string, string][], change: Parameters<typeof likeOurs>[1] = {}) =>
    likeOurs(doors, { path: '/core', origin: `http://${host}`, more: headers, ...change });
  const key: [string, string] = ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='];
  const version: [string, string] = ['Sec-WebSocket-Version', '13'];
  const toSocket: readonly [string, string][] = [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
  ];
  const cases: Readonly<Record<string, Buffer>> = {
    'without a key': upgrade([...toSocket, version]),
    'with a short key': upgrade([...toSocket, version, ['Sec-WebSocket-Key', 'AA==']]),
    'with two keys': upgrade([...toSocket, version, key, ['Sec-WebSocket-Key', 'BBBBBBBBBBBBBBBBBBBBBB==']]),
    'without a version': upgrade([...toSocket, key]),
    'of version 0': upgrade([...toSocket, key, ['Sec-WebSocket-Version', '0']]),
    'to h2c': upgrade([
      ['Connection', 'Upgrade, HTTP2-Settings'],
      ['Upgrade', 'h2c'],
      ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
    ]),
    'to TLS': upgrade([
      ['Connection', 'Upgrade'],
      ['Upgrade', 'TLS/1.2'],
    ]),
    'by POST': upgrade([...toSocket, version, key], { method: 'POST' }),
    'by OPTIONS': upgrade([...toSocket, version, key], { method: 'OPTIONS' }),
    'without Connection': upgrade([['Upgrade', 'websocket'], version, key]),
    ...Object.fromEntries(
      ['/', '/core/', '/core/../core', '/CORE', '/core%2f', '/index.html', '/files/upload', '/files/source'].map(
        (path) => [`at ${path}`, likeOurSocket(doors, { path })],
      ),
    ),
    'at the root': likeOurSocket(doors, { target: '/core' }),
  };
  return Object.entries(cases).map(([name, bytes]) => ({ group: 'upgrade', name, bytes }));
}
