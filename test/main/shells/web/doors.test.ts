import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { largestUploadBytes } from '#main/shells/web/receive-upload.ts';
import { serveProject } from '#test/support/serve-project.ts';

describe('the doors of the web shell', () => {
  it('open for a page of its own with the cookie, at both addresses of the port', async () => {
    const { knock, inPlace } = await serveProject();
    const answers = await Promise.all([
      knock({ path: inPlace('/') }),
      knock({ path: inPlace('/'), address: '::1' }),
      knock({ path: inPlace('/'), headers: { 'sec-fetch-site': 'same-origin' } }),
      knock({ path: inPlace('/'), headers: { 'sec-fetch-site': 'none' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [first] = answers;
    expect(first?.body).toContain('id="root"');
    expect(first?.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'; script-src 'self'.*worker-src 'self'/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(first?.headers['content-security-policy']).not.toMatch(/(?<!wasm-)unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it('own the port, so that nothing else can answer at either address', async () => {
    const { port } = await serveProject();
    for (const address of ['127.0.0.1', '::1']) {
      const other = createServer();
      other.listen({ host: address, port });
      onTestFinished(() => void other.close());
      const [error] = (await once(other, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('EADDRINUSE');
    }
  });

  it.each([
    ['a foreign host', { host: 'evil.example' }],
    ['a host that was made to point here', { host: 'rebound.example:80' }],
    ['our host with another port', { host: 'localhost:1' }],
    ['the address instead of the name', { host: '127.0.0.1' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of the same site', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['no origin that can be told', { origin: 'null' }],
    ['no cookie', { cookie: '' }],
    ['a wrong token', { cookie: 'heddle=wrong' }],
    ['a token that begins right', { cookie: 'heddle=' }],
    ['the token under another name', { cookie: 'other=wrong' }],
  ])('stay shut for %s', async (_name, headers) => {
    const { knock, inPlace, openSocket, readLog, keys } = await serveProject();
    const page = await knock({ path: inPlace('/'), headers });
    expect(page.status).toBe(403);
    expect(page.body).not.toContain('root');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(await openSocket(headers)).toBeNull();
    const log = await readLog();
    expect(log.trim().split('\n').length).toBeGreaterThanOrEqual(1);
    expect(log).toMatch(/refused (foreign-host|foreign-site|foreign-origin|no-session): /);
    expect(log).not.toContain(keys.token);
  });

  it('stay shut for a WebSocket without an origin, and at any other path', async () => {
    const { knock, inPlace, openSocket } = await serveProject();
    expect(await openSocket({ origin: '' })).toBeNull();
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    const { ownHost } = await serveProject();
    expect(ownHost).toMatch(/^heddle-[0-9a-f]{16}\.localhost:\d+$/);
    const elsewhere = await knock({ path: inPlace('/other'), headers: upgrade });
    expect(elsewhere.status).toBe(403);
  });

  it('know the session’s place, which the cookie is bound to', async () => {
    const { knock, shell, inPlace, keys } = await serveProject();
    expect((await knock({ path: '/' })).status).toBe(403);
    expect((await knock({ path: '/0000000000000000/' })).status).toBe(403);
    expect((await knock({ path: `/${keys.place}` })).status).toBe(403);
    shell.addLink('a-secret');
    const linked = await knock({ path: inPlace('/?link=a-secret&project=%2Fa%20b'), headers: { cookie: '' } });
    expect(linked.status).toBe(303);
    expect(linked.headers.location).toBe('./#project=%2Fa+b');
    const [cookie = ''] = linked.headers['set-cookie'] ?? [];
    expect(cookie.split('; ').slice(1)).toEqual([`Path=/${keys.place}/`, 'HttpOnly', 'SameSite=Strict']);
  });

  it('let a link in once', async () => {
    const { knock, shell, inPlace, localhost, readLog } = await serveProject();
    shell.addLink('once');
    const ask = (headers: Record<string, string> = {}) =>
      knock({ path: inPlace('/?link=once'), headers: { cookie: '', host: localhost, ...headers } });
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await knock({ path: inPlace('/?link=other'), headers: { cookie: '' } })).status).toBe(403);
    expect((await ask()).status).toBe(303);
    const again = await ask();
    expect(again.status).toBe(403);
    expect(again.body).toContain('used already');
    expect(again.headers['set-cookie']).toBeUndefined();
    const log = await readLog();
    expect(log).toContain('refused spent-link');
    expect(log).not.toContain('once');
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/%252e%252e%252fpackage.json',
    '/..%5cpackage.json',
    String.raw`/..\package.json`,
    '/assets/../../package.json',
    '/index.html%00.js',
    '/%00',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/C:/windows/win.ini',
    '/assets',
    '/.',
    '/%',
    '/%ff',
  ])('give no file for the path %s', async (path) => {
    const { knock, inPlace, readLog } = await serveProject();
    const answer = await knock({ path: inPlace(path) });
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
    expect(await readLog()).toContain('refused path-outside');
  });

  it('give bytes of a project by id alone', async () => {
    const { knock, inPlace, folder, temporary } = await serveProject();
    await writeFile(join(temporary, 'secret.txt'), 'secret');
    const ids = ['../secret.txt', '%2e%2e%2fsecret.txt', 'src_..%2f..%2fsecret', '/etc/passwd', 'src_0000', ''];
    for (const kind of ['source', 'asset', 'export']) {
      for (const id of ids) {
        const found = await knock({ path: inPlace(`/files/${kind}?folder=${encodeURIComponent(folder)}&id=${id}`) });
        expect([id, found.status, found.body]).toEqual([id, 404, '']);
      }
    }
    const elsewhere = await knock({ path: inPlace(`/files/source?folder=${encodeURIComponent(temporary)}&id=src_0`) });
    expect(elsewhere.status).toBe(404);
  });

  it('give the original of a source, whole or in part, as something that runs nothing', async () => {
    const { knock, inPlace, folder, temporary, host } = await serveProject();
    const text = '<title>Page</title><p>Some words of a page.</p><script>alert(1)</script>';
    await writeFile(join(temporary, 'page.html'), text);
    const imported = await host.connect().invoke('library.import', { folder, paths: [join(temporary, 'page.html')] });
    const sourceId = imported.ok ? (imported.value.imported[0]?.sourceId ?? '') : '';
    const path = inPlace(`/files/source?${new URLSearchParams({ folder, id: sourceId }).toString()}`);
    const whole = await knock({ path });
    expect([whole.status, whole.body]).toEqual([200, text]);
    expect(whole.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': expect.stringContaining('sandbox'),
      'accept-ranges': 'bytes',
    });
    const part = await knock({ path, headers: { range: 'bytes=7-10' } });
    expect([part.status, part.body, part.headers['content-range']]).toEqual([206, 'Page', `bytes 7-10/${text.length}`]);
    const past = await knock({ path, headers: { range: `bytes=${text.length}-` } });
    expect(past.status).toBe(200);
  });

  it('give an export once it is made, under the name of the report, and only to who has a session', async () => {
    const { knock, inPlace, folder, host } = await serveProject();
    const opened = host.project(folder);
    if (!opened.ok) throw new Error(opened.fault.message);
    const bytes = new TextEncoder().encode('# Wärme “heute”');
    await opened.value.exports.keep('exp_000001', [{ path: 'Wärme “heute”.md', bytes }]);
    const path = inPlace(`/files/export?${new URLSearchParams({ folder, id: 'exp_000001' }).toString()}`);
    const fetched = await knock({ path });
    expect([fetched.status, fetched.body]).toEqual([200, '# Wärme “heute”']);
    expect(fetched.headers['content-disposition']).toBe(
      `attachment; filename="W_rme _heute_.md"; filename*=UTF-8''W%C3%A4rme%20%E2%80%9Cheute%E2%80%9D.md`,
    );
    expect(fetched.headers['content-type']).toBe('application/octet-stream');
    expect((await knock({ path, headers: { cookie: '' } })).status).toBe(403);
  });

  it('take only the methods that do something there', async () => {
    const { knock, inPlace, ownHost, folder } = await serveProject();
    const origin = { origin: `http://${ownHost}` };
    const upload = inPlace(`/files/upload?folder=${encodeURIComponent(folder)}&name=a.md`);
    expect((await knock({ path: upload })).status).toBe(405);
    expect((await knock({ path: upload, method: 'PUT', headers: origin })).status).toBe(405);
    expect((await knock({ path: inPlace('/'), method: 'POST', headers: origin })).status).toBe(405);
    expect((await knock({ path: inPlace('/'), method: 'DELETE', headers: origin })).status).toBe(405);
    // Without an origin nobody can be told from a foreign page.
    expect((await knock({ path: upload, method: 'POST', body: 'x' })).status).toBe(403);
    expect(await readdir(folder)).not.toContain('incoming');
  });

  it('take no file that says it is too large', async () => {
    const { knock, inPlace, ownHost, folder } = await serveProject();
    const answer = await knock({
      path: inPlace(`/files/upload?folder=${encodeURIComponent(folder)}&name=a.md`),
      method: 'POST',
      headers: { origin: `http://${ownHost}`, 'content-length': String(largestUploadBytes + 1) },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('file-too-large');
    expect(await readdir(folder)).not.toContain('incoming');
  });

  it('take no request that names its host twice, and say no in the same way to what is no request', async () => {
    const { inPlace, ownHost, port, keys } = await serveProject();
    const say = (lines: readonly string[]): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      return text(socket);
    };
    const asked = [`GET ${inPlace('/')} HTTP/1.1`, `Host: ${ownHost}`, `Cookie: heddle=${keys.token}`];
    expect(await say([...asked, 'Connection: close'])).toMatch(/^HTTP\/1.1 200 /);
    expect(await say([...asked, `Host: ${ownHost}`])).toMatch(/^HTTP\/1.1 403 /);
    const answer = await say(['GET / HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(answer).toContain('cache-control: no-store');
  });

  it('note a flood of refusals in few lines', async () => {
    const { knock, readLog, shell } = await serveProject();
    for (let at = 0; at < 50; at += 1) await knock({ path: '/', headers: { host: 'evil.example' } });
    expect((await readLog()).trim().split('\n')).toHaveLength(1);
    shell.close();
    expect((await readLog()).trim().split('\n')[1]).toMatch(/refused foreign-host: 49 more of them$/);
  });
});
