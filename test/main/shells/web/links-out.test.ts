import { expect, it } from 'vitest';
import { windowFlags } from '#main/shells/web/chromium-window.ts';
import { linksOut } from '#main/shells/web/links-out.ts';

const own = 'http://heddle-0123456789abcdef.localhost:4000/place/';

function watched() {
  const opened: string[] = [];
  const asked: unknown[] = [];
  const { hear } = linksOut({ own, onLink: (address) => opened.push(address) });
  const pipe = async (method: string, parameters: object) => {
    asked.push({ method, ...parameters });
    return {};
  };
  const page = (method: string, url: string, type = 'page') =>
    hear({ method: `Target.${method}`, params: { targetInfo: { targetId: 't1', type, url } } }, pipe);
  return { opened, asked, page };
}

it('hands a link to the person’s own browser once, and closes its page here', () => {
  const { opened, asked, page } = watched();
  page('targetCreated', '');
  page('targetInfoChanged', 'https://doi.org/10.1/x');
  page('targetInfoChanged', 'https://doi.org/10.1/x');
  expect(opened).toEqual(['https://doi.org/10.1/x']);
  expect(asked).toEqual([{ method: 'Target.closeTarget', targetId: 't1' }]);
});

it.each([
  [`${own}#project=x`, 'page'],
  ['chrome-error://chromewebdata/', 'page'],
  ['file:///etc/passwd', 'page'],
  ['about:blank', 'page'],
  ['https://example.org/worker.js', 'worker'],
])('leaves %s (%s) alone', (url, type) => {
  const { opened, asked, page } = watched();
  page('targetCreated', url, type);
  expect([opened, asked]).toEqual([[], []]);
});

it('starts a browser that looks up no name but this machine’s', () => {
  expect(windowFlags({ isRoot: false })).toContain(
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
  );
  expect(windowFlags({ isRoot: false })).not.toContain('--no-sandbox');
});
