import { createHash } from 'node:crypto';
import { likeOurs, likeOurSocket, type Attempt, type Doors } from './attempt.ts';

/** Requests that are ours but for the key, the name they come by, or where they say they come from. */
export function attemptsAtKeys(doors: Doors): readonly Attempt[] {
  return [...wrongCookies(doors), ...wrongHosts(doors), ...wrongOrigins(doors), ...wrongSites(doors)];
}

/** The page, the bytes of a source and the socket: each with the same wrong thing. */
function everywhere(
  doors: Doors,
  group: string,
  name: string,
  change: Parameters<typeof likeOurs>[1],
): readonly Attempt[] {
  const source = `/files/source?${new URLSearchParams({ folder: doors.folder, id: doors.sourceId }).toString()}`;
  return [
    { group, name: `${name}: the page`, bytes: likeOurs(doors, change) },
    { group, name: `${name}: a source`, bytes: likeOurs(doors, { ...change, path: source }) },
    { group, name: `${name}: the socket`, bytes: likeOurSocket(doors, change) },
  ];
}

function wrongCookies(doors: Doors): readonly Attempt[] {
  const { token } = doors;
  const other = createHash('sha256').update(token).digest('base64url');
  const cookies: Readonly<Record<string, string | null>> = {
    'no cookie': null,
    'an empty one': '',
    'a name alone': 'heddle',
    'an empty token': 'heddle=',
    'the token of another launch': `heddle=${other}`,
    'all but the last letter': `heddle=${token.slice(0, -1)}`,
    'one letter more': `heddle=${token}A`,
    'one letter changed': `heddle=${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    'letters in the other case': `heddle=${swapCase(token)}`,
    'in quotes': `heddle="${token}"`,
    'under a name in capitals': `HEDDLE=${token}`,
    'under another name': `session=${token}`,
    'behind a name that ends like ours': `xheddle=${token}`,
    'behind a comma': `a=b, heddle=${token}`,
    'percent-encoded': `heddle=${[...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}`,
    'without a name': token,
    'two wrong ones': `heddle=${other}; heddle=${other}`,
    'a thousand wrong ones': Array.from({ length: 300 }, (_, at) => `heddle=${other.slice(0, 20)}${at}`).join('; '),
    'a digest of it': `heddle=${createHash('sha256').update(token).digest('hex')}`,
  };
  const attempts = Object.entries(cookies).flatMap(([name, cookie]) => everywhere(doors, 'token', name, { cookie }));
  const inOtherPlaces: Parameters<typeof likeOurs>[1][] = [
    { cookie: null, more: [['Authorization', `Bearer ${token}`]] },
    { cookie: null, more: [['X-Heddle-Token', token]] },
    { cookie: null, path: `/?heddle=${token}` },
    { cookie: null, path: `/?token=${token}` },
    { cookie: null, path: `/?link=${token}` },
    { cookie: null, path: `/${doors.link.search}` },
    { cookie: null, path: `/?link=&link=` },
    { cookie: null, more: [['Sec-WebSocket-Protocol', `heddle, ${token}`]] },
    { cookie: null, more: [['Set-Cookie', `heddle=${token}`]] },
    { cookie: null, more: [['Cookie2', `heddle=${token}`]] },
  ];
  return [
    ...attempts,
    ...inOtherPlaces.flatMap((change, at) => everywhere(doors, 'token', `in the wrong place ${at}`, change)),
  ];
}

function wrongHosts(doors: Doors): readonly Attempt[] {
  const { port, host, place } = doors;
  const own = host.split(':')[0] ?? '';
  const hosts = [
    null,
    '',
    `127.0.0.1:${port}`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `2130706433:${port}`,
    `127.1:${port}`,
    'rebound.example',
    `rebound.example:${port}`,
    own,
    `${own}:80`,
    `${own}:${port + 1}`,
    `${own}:0${port}`,
    `${own}.:${port}`,
    `${own.toUpperCase()}:${port}`,
    `evil.${own}:${port}`,
    `${own}.evil.example:${port}`,
    `user@${host}`,
    `${host}@evil.example`,
    `${host},evil.example`,
    `${host} evil.example`,
    `${host}/`,
    `${host}#`,
    `${host}\t.evil.example`,
    `heddle-0000000000000000.localhost:${port}`,
  ];
  return [
    ...hosts.flatMap((wrong) => everywhere(doors, 'host', String(wrong), { host: wrong })),
    ...everywhere(doors, 'host', 'two, ours first', { more: [['Host', `evil.example:${port}`]] }),
    ...everywhere(doors, 'host', 'two, ours last', { host: `evil.example:${port}`, more: [['Host', host]] }),
    ...everywhere(doors, 'host', 'the same twice', { more: [['Host', host]] }),
    ...everywhere(doors, 'host', 'folded into two lines', { host: `evil.example\r\n ${host}` }),
    ...everywhere(doors, 'host', 'with a space before the colon', { host: null, more: [['Host ', host]] }),
    ...everywhere(doors, 'host', 'by X-Forwarded-Host', { host: null, more: [['X-Forwarded-Host', host]] }),
    ...everywhere(doors, 'host', 'by Forwarded', { host: 'evil.example', more: [['Forwarded', `host=${host}`]] }),
    ...everywhere(doors, 'host', 'HTTP/1.0 without one', { host: null, version: 'HTTP/1.0' }),
    ...everywhere(doors, 'host', 'an absolute target of another', { target: `http://evil.example/${place}/` }),
    ...everywhere(doors, 'host', 'an absolute target of ours, another host', {
      target: `http://${host}/${place}/`,
      host: 'evil.example',
    }),
  ];
}

function wrongOrigins(doors: Doors): readonly Attempt[] {
  const { host, port, folder } = doors;
  const own = host.split(':')[0] ?? '';
  const origins = [
    null,
    '',
    'null',
    'http://evil.example',
    `https://${host}`,
    `http://${own}`,
    `http://${own}:${port + 1}`,
    `http://127.0.0.1:${port}`,
    `http://[::1]:${port}`,
    `http://heddle-0000000000000000.localhost:${port}`,
    `HTTP://${host}`,
    `http://${host.toUpperCase()}`,
    `http://${host}/`,
    `http://${host}.evil.example`,
    `http://${host}@evil.example`,
    `http://evil.example http://${host}`,
    `http://${host}, http://evil.example`,
    `file://`,
    `ws://${host}`,
    `chrome-extension://${'a'.repeat(32)}`,
    'heddle://app',
  ];
  const upload = `/files/upload?${new URLSearchParams({ folder, name: 'origin.md' }).toString()}`;
  return [
    ...origins.flatMap((origin) => [
      {
        group: 'origin',
        name: `${origin}: an upload`,
        bytes: likeOurs(doors, { method: 'POST', path: upload, origin, body: 'x' }),
      },
      { group: 'origin', name: `${origin}: the socket`, bytes: likeOurSocket(doors, { origin }) },
      // Without one a page is asked for by the person, as by a link.
      ...(origin === null
        ? []
        : [{ group: 'origin', name: `${origin}: the page`, bytes: likeOurs(doors, { origin }) }]),
    ]),
    {
      group: 'origin',
      name: 'two of them: the socket',
      bytes: likeOurSocket(doors, { more: [['Origin', 'http://evil.example']] }),
    },
    {
      group: 'origin',
      name: 'by Referer: an upload',
      bytes: likeOurs(doors, { method: 'POST', path: upload, body: 'x', more: [['Referer', `http://${host}/`]] }),
    },
  ];
}

function wrongSites(doors: Doors): readonly Attempt[] {
  const sites = ['cross-site', 'same-site', '', 'SAME-ORIGIN', 'none, cross-site', 'same-origin;', 'unknown'];
  return [
    ...sites.flatMap((site) => everywhere(doors, 'site', site, { more: [['Sec-Fetch-Site', site]] })),
    ...everywhere(doors, 'site', 'two of them', {
      more: [
        ['Sec-Fetch-Site', 'same-origin'],
        ['Sec-Fetch-Site', 'cross-site'],
      ],
    }),
  ];
}

function swapCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}
