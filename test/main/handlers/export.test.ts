import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invoke } from '#main/app/core.ts';
import { fileOfProject } from '#main/app/project-files.ts';
import { exportedFiles, exportedText } from '#test/support/exported-text.ts';
import { openWindow } from '#test/support/open-live-project.ts';
import { storedReport } from '#test/support/stored-report.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const alone = { signal: new AbortController().signal, onEvent: () => undefined };

describe('an export of a stored report', () => {
  it.each(['md', 'json', 'html', 'docx', 'odt', 'tex'] as const)(
    'is written as %s by a thread, the same each time, with what belongs to it',
    { timeout: 60_000 },
    async (format) => {
      const { folder } = await storedReport({ scale: 0.02 });
      const { host, ask } = await openWindow(folder);
      const request = { folder, format, style: 'apa', withQuotes: true, hasContents: true };
      const exported = await ask('report.export', request);
      expect(exported.files[0]?.path).toBe(`Water in cities what is known & what is not.${format}`);
      expect([exported.sections, exported.references]).toEqual([40, 120 - neverCited(exported.findings)]);
      const files = await exportedFiles(host, folder, exported);
      expect(files.size).toBe(exported.files.length);
      const images = { md: 30, json: 30, tex: 30, html: 0, docx: 0, odt: 0 }[format];
      expect([...files.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(images);
      const again = await exportedFiles(host, folder, await ask('report.export', request));
      expect([...again]).toEqual([...files]);
    },
  );

  it('tells its steps, and ends where it is cancelled', async () => {
    const { folder } = await storedReport({ scale: 0.02 });
    const { connection, heard, ask, hear } = await openWindow(folder);
    await ask('report.export', { folder, format: 'md' });
    const steps = heard.flatMap(({ event }) => (event.type === 'export-progressed' ? [event.step] : []));
    expect(steps).toEqual(['citations', 'writing']);
    const from = heard.length;
    const cancelled = new AbortController();
    const answer = connection.invoke('report.export', { folder, format: 'docx' }, { signal: cancelled.signal });
    await hear('export-progressed', { from, where: ({ step }) => step === 'writing' });
    cancelled.abort();
    expect(await answer).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  });

  it('is kept outside the project, the last few only, and gone when the project is closed', async () => {
    const { folder } = await storedReport({ scale: 0.02 });
    const { host, ask } = await openWindow(folder);
    const ids: string[] = [];
    for (let times = 0; times < 5; times += 1) {
      ids.push((await ask('report.export', { folder, format: 'md', citations: 'numbered' })).exportId ?? '');
    }
    const places = ids.map((id) => fileOfProject(host, { kind: 'export', folder, id })?.path ?? null);
    expect(places.map((place) => place !== null)).toEqual([false, true, true, true, true]);
    expect((await readdir(folder)).filter((name) => /export|\.md$/u.test(name))).toEqual([]);
    const last = places.at(-1) ?? '';
    expect(await readdir(dirname(last))).toHaveLength(4);
    await ask('project.close', { folder });
    expect(existsSync(dirname(last))).toBe(false);
  });

  it('says what the checks found of each claim', async () => {
    const { folder, stored } = await storedReport({ scale: 0.02 });
    const { host, ask } = await openWindow(folder);
    const [section] = stored.sections;
    const [one] = stored.evidence;
    if (section === undefined || one === undefined) throw new Error('nothing stored');
    const claim = { type: 'text' as const, text: one.summary.replace(/\.$/u, ' ') };
    const body = {
      type: 'doc' as const,
      content: [
        {
          type: 'paragraph' as const,
          content: [
            claim,
            { type: 'citation' as const, attrs: { evidenceIds: [one.id] } },
            { type: 'text' as const, text: '.' },
          ],
        },
      ],
    };
    await ask('section.write', { folder, itemId: section.itemId, body, baseRevision: 1 });
    const text = await exportedText(
      host,
      folder,
      await ask('report.export', { folder, format: 'md', withQuotes: true }),
    );
    expect(text.slice(text.indexOf('## Evidence'))).toContain(`${claim.text.trim()}. [1`);
    expect(text).toContain('(supported)');
  });

  it('goes where the command line says, and never over what is no file or the project’s own', async () => {
    const { folder } = await storedReport({ scale: 0.02 });
    const place = await tempFolder();
    await writeFile(join(place, 'mine.md'), 'what was there before');
    const put = (outFile: string) => invoke('report.export', { folder, format: 'md', outFile }, alone);
    const written = await put(join(place, 'mine.md'));
    if (!written.ok) throw new Error(written.fault.message);
    expect(written.value).toMatchObject({ exportId: null, warnings: [] });
    expect(written.value.files.map(({ path }) => path).every(existsSync)).toBe(true);
    expect(await readFile(join(place, 'mine.md'), 'utf8')).toContain('](mine-files/');
    await mkdir(join(place, 'a-folder'));
    for (const wrong of [join(place, 'a-folder'), join(folder, 'project.db'), join(folder, 'assets', 'x.md')]) {
      expect(await put(wrong)).toMatchObject({ ok: false, fault: { code: 'wrong-use' } });
    }
    const { refuse } = await openWindow(folder);
    const asked = await refuse('report.export', { folder, format: 'md', outFile: join(place, 'theirs.md') });
    expect(asked).toMatchObject({ ok: false, fault: { code: 'wrong-use' } });
    expect(await readdir(place)).toEqual(['a-folder', 'mine-files', 'mine.md']);
  });

  it('refuses a style that nobody knows, and names an image that is gone', async () => {
    const { folder } = await storedReport({ scale: 0.02 });
    const { refuse } = await openWindow(folder);
    expect(await refuse('report.export', { folder, format: 'md', style: 'nobodys' })).toMatchObject({
      ok: false,
      fault: { code: 'style-unknown' },
    });
    const [first] = await readdir(join(folder, 'assets'));
    await rm(join(folder, 'assets', first ?? ''));
    for (const format of ['md', 'html', 'docx', 'odt', 'tex'] as const) {
      const refused = await refuse('report.export', { folder, format });
      expect([format, refused]).toMatchObject([format, { ok: false, fault: { code: 'image-unreadable' } }]);
    }
  });
});

function neverCited(findings: readonly { readonly code: string; readonly detail: string }[]): number {
  const found = findings.find(({ code }) => code === 'source-never-cited');
  return found === undefined ? 0 : Number(/\d+/.exec(found.detail)?.[0] ?? 1);
}
