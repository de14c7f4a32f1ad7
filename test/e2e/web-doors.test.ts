import { once } from 'node:events';
import { createServer } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chromiumOfTests, openApp, windowAddress } from '#test/support/open-app.ts';

/** A server of somebody else on this machine, and what browsers sent it. */
async function foreignServer(html: (port: number) => string) {
  const cookies: string[] = [];
  const server = createServer((request, response) => {
    cookies.push(request.headers.cookie ?? '');
    response.setHeader('content-type', 'text/html');
    response.end(html((server.address() as { port: number }).port));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as { port: number }).port, cookies };
}

/** What a hostile page tries; each ends with `in` where it got in. */
const attempts = (target: string, socket: string) => `<!doctype html><title>foreign</title><script>
  const tries = {
    fetch: () => fetch(${JSON.stringify(target)}, { credentials: 'include' }).then((r) => r.text()).then(() => 'in'),
    blind: () => fetch(${JSON.stringify(target)}, { credentials: 'include', mode: 'no-cors' }).then((r) => r.type === 'opaque' ? 'opaque' : 'in'),
    post: () => fetch(${JSON.stringify(`${target}files/upload?name=a.md`)}, { method: 'POST', mode: 'no-cors', credentials: 'include', body: 'x' }).then(() => 'opaque'),
    image: () => new Promise((done) => { const i = new Image(); i.onload = () => done('in'); i.onerror = () => done('refused'); i.src = ${JSON.stringify(`${target}icon.svg`)}; }),
    script: () => new Promise((done) => { const s = document.createElement('script'); s.onload = () => done('in'); s.onerror = () => done('refused'); s.src = ${JSON.stringify(`${target}assets/index.js`)}; document.head.append(s); }),
    frame: () => new Promise((done) => { const f = document.createElement('iframe'); f.onload = () => { try { done(f.contentDocument?.body?.textContent.includes('Heddle') ? 'in' : 'refused'); } catch { done('refused'); } }; f.src = ${JSON.stringify(target)}; document.body.append(f); }),
    beacon: async () => { navigator.sendBeacon(${JSON.stringify(`${target}files/upload?name=b.md`)}, 'x'); return 'opaque'; },
    form: () => new Promise((done) => { const w = document.createElement('iframe'); w.name = 'posted'; document.body.append(w); const f = document.createElement('form'); f.method = 'post'; f.target = 'posted'; f.action = ${JSON.stringify(`${target}files/upload?name=c.md`)}; document.body.append(f); w.onload = () => { try { done(w.contentDocument?.body?.textContent.includes('path') ? 'in' : 'refused'); } catch { done('refused'); } }; f.submit(); }),
    opened: () => new Promise((done) => { const w = window.open(${JSON.stringify(target)}); const look = setInterval(() => { try { if (w && !w.closed && w.location.href === 'about:blank') return; clearInterval(look); done(w && !w.closed && w.document.body.textContent.includes('Heddle') ? 'in' : 'refused'); } catch { clearInterval(look); done('refused'); } }, 20); }),
    object: () => new Promise((done) => { const o = document.createElement('object'); o.data = ${JSON.stringify(target)}; o.onload = () => done('in'); o.onerror = () => done('refused'); document.body.append(o); }),
    style: () => new Promise((done) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = ${JSON.stringify(`${target}assets/index.css`)}; l.onload = () => done('in'); l.onerror = () => done('refused'); document.head.append(l); }),
    events: () => new Promise((done) => { const e = new EventSource(${JSON.stringify(target)}, { withCredentials: true }); e.onmessage = () => done('in'); e.onerror = () => { e.close(); done('refused'); }; }),
    worker: async () => { const r = await navigator.serviceWorker.register(${JSON.stringify(`${target}assets/index.js`)}); return r ? 'in' : 'refused'; },
    socket: () => new Promise((done) => { const s = new WebSocket(${JSON.stringify(socket)}); s.onmessage = () => done('in'); s.onerror = () => done('refused'); }),
  };
  window.tried = Promise.all(Object.entries(tries).map(async ([name, run]) => [name, await run().catch(() => 'refused')])).then(Object.fromEntries);
</script><body></body>`;

const nothingGotIn = {
  fetch: 'refused',
  blind: expect.stringMatching(/opaque|refused/),
  post: expect.stringMatching(/opaque|refused/),
  image: 'refused',
  script: 'refused',
  beacon: 'opaque',
  form: 'refused',
  opened: 'refused',
  object: 'refused',
  style: 'refused',
  events: 'refused',
  worker: 'refused',
  frame: 'refused',
  socket: 'refused',
};

describe('in a real browser', () => {
  it('no page of another port, of the same host or another, gets in or sees the cookie', async () => {
    const { context, page, url, complaints, folder, connection } = await openApp();
    const { hostname } = new URL(url);
    const foreign = await foreignServer(() => attempts(url, url.replace('http', 'ws') + 'core'));
    for (const host of [hostname, 'localhost', 'evil.localhost']) {
      const other = await context.newPage();
      await other.goto(`http://${host}:${foreign.port}/`);
      const tried = await other.evaluate(() => (window as unknown as { tried: Promise<unknown> }).tried);
      expect([host, tried]).toEqual([host, nothingGotIn]);
      await other.close();
    }
    // The cookie is bound to the session's path: a browser has none for another port's pages.
    expect(foreign.cookies.filter((cookie) => cookie.includes('heddle'))).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const read = await connection.invoke('project.read', { folder });
    expect(read).toMatchObject({ ok: true, value: { sources: 0 } });
    // Nothing that was posted blindly was taken in.
    expect(await readdir(folder)).not.toContain('incoming');
    expect(complaints.length).toBeGreaterThan(0);
    complaints.length = 0;
  });

  it('a name that was made to point here gets nothing', async () => {
    const { url, folder } = await openApp();
    const { port, pathname } = new URL(url);
    const browser = await chromium.launch({
      executablePath: chromiumOfTests(),
      args: [
        '--host-resolver-rules=MAP rebound.example 127.0.0.1',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    // Refused without a word: the browser shows a page of its own.
    await expect(page.goto(`http://rebound.example:${port}${pathname}`)).rejects.toThrow(
      'ERR_HTTP_RESPONSE_CODE_FAILURE',
    );
    const log = await readFile(join(folder, '..', 'config', 'heddle.log'), 'utf8');
    expect(log).toContain('refused foreign-host');
  });

  it('the page runs nothing that isn’t its own file, and speaks to nobody else', async () => {
    const { page, complaints, url, folder } = await openApp();
    await page.goto(windowAddress(url, folder));
    await page.getByRole('tab', { name: 'Library' }).waitFor();
    const foreign = await foreignServer(() => 'x');
    const ran = await page.evaluate(async (port) => {
      const seen: string[] = [];
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline ran"';
      document.head.append(script);
      if (document.title === 'inline ran') seen.push('inline script');
      const button = document.createElement('button');
      button.setAttribute('onclick', 'document.title = "handler ran"');
      document.body.append(button);
      button.click();
      button.remove();
      if (document.title === 'handler ran') seen.push('inline handler');
      await fetch(`http://localhost:${port}/`, { mode: 'no-cors' }).then(
        () => seen.push('fetch'),
        () => undefined,
      );
      await new Promise<void>((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve(void seen.push('image')));
        image.addEventListener('error', () => resolve());
        image.src = `http://localhost:${port}/a.png`;
      });
      return seen;
    }, foreign.port);
    expect(ran).toEqual([]);
    expect(foreign.cookies).toEqual([]);
    expect(complaints.join()).toContain('Content Security Policy');
    complaints.length = 0;
  });
});
