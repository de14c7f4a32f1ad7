import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '#main/adapters/readers/index.ts';
import { writeOdt } from '#main/adapters/writers/odt/index.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { all, first, type Xml } from '../docx/support/open-docx.ts';
import { paragraph, reportOf, shown, writtenOdt } from './support/open-odt.ts';

const everything = { withAppendix: true, hasContents: true, numbersHeadings: true, withComments: true } as const;

function values(within: Xml, attribute: RegExp): readonly string[] {
  const own = Object.entries(within.attributes).flatMap(([name, value]) => (attribute.test(name) ? [value] : []));
  return [...own, ...within.children.flatMap((child) => (typeof child === 'string' ? [] : values(child, attribute)))];
}

describe('the package', () => {
  it('begins with its type, as it is, and lists all that it holds', async () => {
    const odt = await writtenOdt(await printableReport(everything));
    const start = Buffer.from(odt.bytes.subarray(0, 120)).toString('latin1');
    expect(start.slice(30, 38)).toBe('mimetype');
    expect(start.slice(38)).toMatch(/^application\/vnd\.oasis\.opendocument\.textPK/);
    const listed = values(odt.part('META-INF/manifest.xml'), /full-path/);
    const files = odt.paths.filter((path) => path !== 'mimetype' && !path.startsWith('META-INF/'));
    expect(listed.filter((path) => !path.endsWith('/')).toSorted()).toEqual(files.toSorted());
    expect(files.filter((path) => path.startsWith('Pictures/'))).toHaveLength(2);
  });

  it('is the same for the same report, byte for byte', async () => {
    const [one, other] = [await printableReport(everything), await printableReport(everything)];
    expect((await writtenOdt(one)).bytes).toEqual((await writtenOdt(other)).bytes);
  });

  it('names its title, authors, language and day', async () => {
    const meta = (await writtenOdt(await printableReport())).part('meta.xml');
    const field = (name: string) => shown(first(meta, name));
    expect(field('dc:title')).toBe('Small things: a report & its parts');
    expect(field('dc:creator')).toBe('Ada Lovelace, Grace Hopper');
    expect(field('dc:language')).toBe('en');
    expect(field('dc:date')).toBe('2026-01-31T00:00:00');
  });

  it.each(['numbered', 'author-date', 'note'] as const)(
    'has every style, place and object that it names (%s)',
    async (style) => {
      const odt = await writtenOdt(await printableReport({ ...everything, style }));
      const content = odt.part('content.xml');
      const styles = odt.part('styles.xml');
      const known = new Set([content, styles].flatMap((part) => values(part, /^style:name$/)));
      const named = [content, styles].flatMap((part) =>
        values(part, /^(?:text|table|draw|style:(?:next|parent))(?::|-).*style-name$/),
      );
      expect(named.length).toBeGreaterThan(100);
      expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
      const marks = [...all(content, 'text:bookmark'), ...all(content, 'text:bookmark-start')].map(
        ({ attributes }) => attributes['text:name'] ?? '',
      );
      expect(marks.length).toBe(new Set(marks).size);
      const links = values(content, /^xlink:href$/);
      const places = links.filter((link) => link.startsWith('#')).map((link) => link.slice(1));
      expect(places.length).toBeGreaterThan(20);
      expect(places.filter((place) => !marks.includes(place))).toEqual([]);
      const objects = links.filter((link) => link.startsWith('./Object'));
      expect(objects).toHaveLength(2);
      for (const object of objects) {
        const maths = odt.part(`${object.slice(2)}/content.xml`);
        expect(first(maths, 'annotation').attributes['encoding']).toBe('application/x-tex');
      }
    },
  );

  it('can be imported as a source', async () => {
    const { bytes } = await writtenOdt(await printableReport(everything));
    const path = join(await tempFolder(), 'report.odt');
    await writeFile(path, bytes);
    const read = await readSource({ path, fileName: 'report.odt' });
    if (!read.ok) throw new Error(read.fault.message);
    for (const words of [
      'Small things weigh little',
      'A note with marks',
      '城市里的水很少',
      'هذه جملة بالعربية',
      '80–120 mg',
    ]) {
      expect(read.value.text).toContain(words);
    }
    expect(read.value.layout.blocks.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(8);
  });
});

describe('what can go wrong', () => {
  it('stops when it is cancelled', async () => {
    const report = await reportOf(Array.from({ length: 200 }, (_, index) => paragraph(`Paragraph ${index}`)));
    const controller = new AbortController();
    const writing = writeOdt(report, { name: 'out', signal: controller.signal });
    controller.abort();
    expect(await writing).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  });

  it('says which image cannot be read', async () => {
    const report = await printableReport();
    const [[id, image] = []] = report.images;
    if (id === undefined || image === undefined) throw new Error('an image was expected');
    const broken = { ...image, read: () => Promise.reject(new Error('gone')) };
    const written = await writeOdt(
      { ...report, images: new Map([...report.images, [id, broken]]) },
      { name: 'out', signal: new AbortController().signal },
    );
    expect(written).toMatchObject({ ok: false, fault: { code: 'image-unreadable', whose: 'user' } });
  });
});
