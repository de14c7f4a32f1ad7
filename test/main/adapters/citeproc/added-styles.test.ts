import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cluster, items, openFormatter, styleXml } from './support.ts';

const signal = new AbortController().signal;
const oneCluster = [cluster(['wasps'])];

describe('a style that a person adds', () => {
  it('is kept, listed behind the built-in ones, used, replaced and removed', async () => {
    const { added, formatter, labels } = await openFormatter();
    const summary = { id: 'house-rules', title: 'House & rules', kind: 'in-text', format: '', isBuiltIn: false };
    expect(await formatter.addStyle(styleXml())).toEqual({ ok: true, value: summary });
    await writeFile(join(added, 'notes.csl'), 'not a style');
    expect((await formatter.listStyles()).at(-1)).toEqual(summary);
    expect(await labels('house-rules', oneCluster, { session: 's' })).toEqual(['‹Wasps›']);
    expect(await formatter.addedStyleXml('house-rules')).toBe(styleXml());
    expect(await formatter.addedStyleXml('apa')).toBeNull();
    const body = '<citation><layout prefix="*"><text variable="title"/></layout></citation>';
    await formatter.addStyle(styleXml({ body }));
    expect(await labels('house-rules', oneCluster, { session: 's' })).toEqual(['*Wasps']);
    expect(await formatter.removeStyle('house-rules')).toMatchObject({ ok: true });
    expect(await readdir(added)).toEqual(['notes.csl']);
    expect((await formatter.listStyles()).every(({ isBuiltIn }) => isBuiltIn)).toBe(true);
  });

  it('may have a number for a character that there is none of', async () => {
    const { formatter } = await openFormatter();
    const added = await formatter.addStyle(styleXml().replace('House &amp; rules', 'House &#99999999; rules'));
    expect(added).toMatchObject({ ok: true, value: { title: 'House &#99999999; rules' } });
  });

  it('never takes the place of a built-in one, and those can’t be removed', async () => {
    const { formatter } = await openFormatter();
    const taken = await formatter.addStyle(styleXml({ id: 'http://www.zotero.org/styles/apa' }));
    expect(taken).toMatchObject({ ok: false, fault: { code: 'wrong-use' } });
    expect(await formatter.removeStyle('apa')).toMatchObject({ ok: false, fault: { code: 'wrong-use' } });
  });

  it.each([
    ['is no style', '<html><body>Not found</body></html>', /isn’t a citation style/u],
    ['is cut off', styleXml().slice(0, 200), /isn’t a citation style/u],
    ['has comments that never end', styleXml({ info: '<!--'.repeat(400_000) }), /isn’t a citation style/u],
    ['has no id', styleXml({ id: '' }), /no title or no id/u],
    ['has an id that is a path', styleXml({ id: 'http://x.org/..' }), /no title or no id/u],
    [
      'points to another',
      styleXml({ body: '', info: '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>' }),
      /only points to another one, nature\. Add the file of that one/u,
    ],
  ])('is refused where it %s', async (_, xml, message) => {
    const { formatter } = await openFormatter();
    const refused = await formatter.addStyle(xml);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'style-unreadable', whose: 'user' } });
    expect(refused.ok ? '' : refused.fault.message).toMatch(message);
  });
});

describe('a style that fails', () => {
  it('is told apart from one that isn’t there', async () => {
    const { formatter, labels } = await openFormatter();
    const request = { language: 'en', items, clusters: oneCluster };
    expect(await formatter.format({ ...request, style: 'nowhere' }, signal)).toMatchObject({
      fault: { code: 'style-unknown' },
    });
    const call = '<text macro="again"/>';
    const body = `<macro name="again">${call}</macro><citation><layout>${call}</layout></citation>`;
    await formatter.addStyle(styleXml({ body }));
    expect(await formatter.format({ ...request, style: 'house-rules' }, signal)).toMatchObject({
      fault: { code: 'style-unreadable' },
    });
    expect(await labels('numbered', oneCluster)).toEqual(['[1]']);
  });

  it('is stopped where it never ends, and the next request finds a new thread', async () => {
    // No engine is made within a millisecond.
    const { formatter } = await openFormatter({ silenceMs: 1 });
    const request = { style: 'apa', language: 'en', items: [], clusters: oneCluster };
    for (let time = 0; time < 2; time += 1) {
      expect(await formatter.format(request, signal)).toMatchObject({
        fault: { code: 'style-unreadable', message: expect.stringContaining('never came to an end') as string },
      });
    }
  });
});
