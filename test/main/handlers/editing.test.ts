import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetIdSchema } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { fileOfProject } from '#main/app/project-files.ts';
import { exportedText } from '#test/support/exported-text.ts';
import { draftedProject } from '#test/support/drafted-project.ts';
import { openWindow } from '#test/support/open-live-project.ts';

async function openDrafted() {
  const window = await openWindow(await draftedProject());
  const { folder, ask, heard } = window;
  const report = await ask('report.read', { folder });
  const part = report.parts.find(({ role, body }) => role === 'body' && body !== null);
  if (part?.body == null) throw new Error('no section');
  const { itemId, body } = part;
  const withMore = (words: string): RichText => ({
    type: 'doc',
    content: [...body.content, { type: 'paragraph', content: [{ type: 'text', text: words }] }],
  });
  const partNow = async () => {
    const { parts } = await ask('report.read', { folder });
    const found = parts.find((each) => each.itemId === itemId);
    if (found === undefined) throw new Error('the section is gone');
    return found;
  };
  const eventsFrom = (from: number) => heard.slice(from).map(({ event }) => event);
  return { ...window, report, part, itemId, body, withMore, partNow, eventsFrom };
}

describe('a report that a person edits', () => {
  it('is read in order, with the prints of what the writer made', async () => {
    const { report, part, body } = await openDrafted();
    expect(report.parts.map(({ heading }) => heading).length).toBeGreaterThan(2);
    expect(part).toMatchObject({ status: 'drafted', revision: 1, fault: null });
    expect(part.draftedPrints).toEqual(body.content.map(blockPrint));
    expect(report.citationStyle).toBe('numbered');
  });

  it('keeps what is written, tells all windows, and counts only real changes', async () => {
    const { folder, ask, host, heard, itemId, body, withMore, partNow, eventsFrom, connection } = await openDrafted();
    const other = host.connect();
    const told: string[] = [];
    other.subscribe(({ event, origin }) => told.push(`${event.type} ${origin === connection.id}`));
    expect(await ask('section.write', { folder, itemId, body, baseRevision: 1 })).toEqual({ revision: 1 });
    expect(told).toEqual([]);
    const mine = withMore('Mine.');
    expect(await ask('section.write', { folder, itemId, body: mine, baseRevision: 1 })).toEqual({ revision: 2 });
    expect(told).toEqual(['section-changed true']);
    const from = heard.length;
    // The answer may have been lost on its way: the same once more is no conflict.
    expect(await ask('section.write', { folder, itemId, body: mine, baseRevision: 1 })).toEqual({ revision: 2 });
    expect(eventsFrom(from)).toEqual([]);
    const now = await partNow();
    expect(now).toMatchObject({ status: 'edited', revision: 2, body: mine });
    expect(now.draftedPrints).toEqual(body.content.map(blockPrint));
    const { parts } = await ask('report.read', { folder });
    expect(parts.filter(({ revision }) => revision > 1)).toHaveLength(1);
  });

  it('never overwrites what another window wrote', async () => {
    const { folder, ask, refuse, itemId, withMore, partNow } = await openDrafted();
    await ask('section.write', { folder, itemId, body: withMore('Theirs.'), baseRevision: 1 });
    const refused = await refuse('section.write', { folder, itemId, body: withMore('Mine.'), baseRevision: 1 });
    expect(refused).toMatchObject({ ok: false, fault: { code: 'section-changed' } });
    expect((await partNow()).body).toEqual(withMore('Theirs.'));
  });

  it('gives a section that is emptied back to the writer, and takes a text for one that has none', async () => {
    const { folder, ask, itemId, withMore, partNow } = await openDrafted();
    const nothing: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };
    expect(await ask('section.write', { folder, itemId, body: nothing, baseRevision: 1 })).toEqual({ revision: 2 });
    expect(await partNow()).toMatchObject({ status: 'empty', body: null, revision: 2 });
    await ask('section.write', { folder, itemId, body: withMore('Back.'), baseRevision: 2 });
    expect(await partNow()).toMatchObject({ status: 'edited', revision: 3 });
  });

  it('takes a title and a style of its own', async () => {
    const { folder, ask, refuse, host, heard, eventsFrom } = await openDrafted();
    const from = heard.length;
    await ask('report.edit', {
      folder,
      title: 'My title',
      citationStyle: 'apa',
      authors: [' Ada ', ''],
      language: 'de',
    });
    expect(eventsFrom(from)).toEqual([{ type: 'report-changed' }]);
    expect(await ask('report.read', { folder })).toMatchObject({
      title: 'My title',
      citationStyle: 'apa',
      authors: ['Ada'],
      language: 'de',
    });
    const text = await exportedText(host, folder, await ask('report.export', { folder, format: 'md' }));
    expect(text).toContain('# My title\n\nAda\n');
    expect(text).toContain('## Literatur');
    // dates can't be written in what is no language
    expect(await refuse('report.edit', { folder, language: 'C:\\win' })).toMatchObject({
      fault: { code: 'wrong-use' },
    });
  });

  it('holds suggestions beside the text until they are resolved', async () => {
    const { folder, ask, refuse, itemId, body, withMore, eventsFrom, heard, partNow } = await openDrafted();
    const from = heard.length;
    const offered = { itemId, baseRevision: 1, base: body, body: withMore('Offered.'), instruction: 'from elsewhere' };
    const { suggestionId } = await ask('suggestion.write', { folder, ...offered });
    expect((await ask('report.read', { folder })).suggestions).toMatchObject([{ id: suggestionId, ...offered }]);
    await ask('section.write', { folder, itemId, body: withMore('Offered.'), baseRevision: 1 });
    await ask('suggestion.resolve', { folder, suggestionId });
    expect(eventsFrom(from).map(({ type }) => type)).toEqual([
      'suggestion-made',
      'section-changed',
      'suggestion-resolved',
    ]);
    expect((await ask('report.read', { folder })).suggestions).toEqual([]);
    expect(await refuse('suggestion.resolve', { folder, suggestionId })).toMatchObject({
      fault: { code: 'suggestion-not-found' },
    });
    const { versions } = await ask('report.versions', { folder });
    expect(versions.map(({ reason }) => reason)).toContain('before a suggestion was accepted');
    expect((await partNow()).status).toBe('edited');
  });
});

describe('versions of a report', () => {
  it('are kept before the first change, and give back title, headings and text', async () => {
    const { folder, ask, itemId, body, report, withMore } = await openDrafted();
    await ask('section.write', { folder, itemId, body: withMore('One.'), baseRevision: 1 });
    await ask('section.write', { folder, itemId, body: withMore('Two.'), baseRevision: 2 });
    const { versions } = await ask('report.versions', { folder });
    expect(versions).toMatchObject([{ name: null, reason: 'before your changes' }]);
    const [first] = versions;
    if (first === undefined) throw new Error('no version');
    const shown = await ask('report.version', { folder, versionId: first.versionId });
    expect(shown.parts.find((each) => each.itemId === itemId)?.body).toEqual(body);
    expect(shown.words).toBeGreaterThan(100);

    await ask('report.edit', { folder, title: 'Another title' });
    const { version } = await ask('outline.read', { folder });
    const rename = { kind: 'rename' as const, itemId, heading: 'Another heading' };
    await ask('outline.edit', { folder, baseVersion: version, edits: [rename] });
    const { versionId } = await ask('report.keep-version', { folder, name: 'Draft for Ann' });
    await ask('report.restore-version', { folder, versionId: first.versionId });
    const back = await ask('report.read', { folder });
    expect(back.title).toBe(report.title);
    expect(back.parts.map(({ heading, body: text }) => [heading, text])).toEqual(
      report.parts.map(({ heading, body: text }) => [heading, text]),
    );
    expect(back.parts.find((each) => each.itemId === itemId)?.revision).toBe(4);
    await ask('report.restore-version', { folder, versionId });
    expect(await ask('report.read', { folder })).toMatchObject({ title: 'Another title' });
    const names = (await ask('report.versions', { folder })).versions.map(({ name }) => name);
    expect(names.filter((name) => name === 'Draft for Ann')).toHaveLength(1);
  });

  it('say so where one is not kept', async () => {
    const { folder, refuse } = await openDrafted();
    const versionId = 'ver_gone00' as never;
    for (const name of ['report.version', 'report.restore-version'] as const) {
      expect(await refuse(name, { folder, versionId })).toMatchObject({ fault: { code: 'version-not-found' } });
    }
  });
});

describe('the claims of a report', () => {
  it('come with their verdicts and what the checks say, and change with the text', async () => {
    const { folder, ask, itemId, body, withMore } = await openDrafted();
    const { claims, language } = await ask('report.claims', { folder });
    const own = claims.filter((claim) => claim.itemId === itemId);
    expect(own.map(({ text }) => text)).toEqual(claimsOf(body, language).map(({ text }) => text));
    expect(own.every(({ verdict, isCited }) => verdict === 'supported' && isCited)).toBe(true);
    await ask('section.write', { folder, itemId, body: withMore('In 1812 it rained frogs.'), baseRevision: 1 });
    const after = (await ask('report.claims', { folder })).claims;
    expect(after.find(({ text }) => text === 'In 1812 it rained frogs.')).toMatchObject({
      itemId,
      isCited: false,
      problems: [{ code: 'claim-uncited' }],
    });
    const { problems } = await ask('report.check', { folder });
    expect(problems.find(({ text }) => text === 'In 1812 it rained frogs.')).toMatchObject({ itemId });
  });

  it('are checked the same after each change as by one who never looked before', async () => {
    const { folder, ask, host, itemId, withMore, body } = await openDrafted();
    await ask('report.check', { folder });
    const repeated = claimsOf(body, 'en')[0]?.text ?? '';
    await ask('section.write', { folder, itemId, body: withMore(`${repeated} In 1812 it rained.`), baseRevision: 1 });
    const changed = await ask('report.check', { folder });
    await ask('section.write', { folder, itemId, body, baseRevision: 2 });
    const back = await ask('report.check', { folder });
    await ask('section.write', { folder, itemId, body: withMore(`${repeated} In 1812 it rained.`), baseRevision: 3 });
    await host.close();
    const fresh = await openWindow(folder);
    expect(await fresh.ask('report.check', { folder })).toEqual(changed);
    expect(changed.problems.map(({ code }) => code)).toContain('sentence-repeated');
    expect(back.problems).not.toEqual(changed.problems);
  });
});

describe('a check that looks only at what changed', () => {
  it('sees that evidence is no longer linked, and that it is again', async () => {
    const { folder, ask, itemId, body } = await openDrafted();
    const codes = async () => {
      const { problems } = await ask('report.check', { folder });
      return problems.filter((problem) => problem.itemId === itemId).map(({ code }) => code);
    };
    const change = async (kind: 'link' | 'unlink') => {
      const { version } = await ask('outline.read', { folder });
      const edits = [{ kind, itemId, evidenceIds: [...new Set(citedEvidence(body))] }];
      await ask('outline.edit', { folder, baseVersion: version, edits });
    };
    const before = await codes();
    expect(before).not.toContain('citation-not-of-section');
    await change('unlink');
    expect(await codes()).toContain('citation-not-of-section');
    await change('link');
    expect(await codes()).toEqual(before);
  });
});

describe('an image of a report', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAEUlEQVR4nGP4z8DwH4QZYAwAR8oH+Rq28akAAAAASUVORK5CYII=',
    'base64',
  );

  it('is kept once by its content, found by its id, and named in the export', async () => {
    const { folder, ask, host, itemId, body } = await openDrafted();
    const bytes = png.toString('base64');
    const added = await ask('report.add-image', { folder, fileName: 'hive.svg', bytes });
    expect(added).toMatchObject({ width: 3, height: 2 });
    expect(await ask('report.add-image', { folder, fileName: 'again.png', bytes })).toEqual(added);
    const files = await readdir(join(folder, 'assets'));
    expect(files).toHaveLength(1);
    const found = fileOfProject(host, { kind: 'asset', folder, id: added.assetId });
    expect(found).toEqual({ path: join(folder, 'assets', files[0] ?? ''), mediaType: 'image/png' });
    expect(await readFile(found?.path ?? '')).toEqual(png);
    expect(fileOfProject(host, { kind: 'asset', folder, id: 'ast_nothing' })).toBeNull();

    const assetId = assetIdSchema.parse(added.assetId);
    const figure = {
      type: 'figure' as const,
      attrs: { assetId, alt: '', widthPercent: 100 },
      content: [{ type: 'text' as const, text: 'A hive' }],
    };
    const illustrated: RichText = { type: 'doc', content: [...body.content, figure] };
    await ask('section.write', { folder, itemId, body: illustrated, baseRevision: 1 });
    const exported = await ask('report.export', { folder, format: 'md' });
    const [report, image] = exported.files;
    expect(image).toMatchObject({
      path: `${report?.path.replace('.md', '')}-files/${files[0]}`,
      byteCount: png.length,
    });
    const text = await exportedText(host, folder, exported);
    expect(text).toContain(`](${encodeURIComponent(report?.path.replace('.md', '-files') ?? '')}/${files[0]})`);
    expect(text).toContain('**Figure 1.** A hive');
    const asJson = await ask('report.export', { folder, format: 'json' });
    const json = JSON.parse(await exportedText(host, folder, asJson)) as { assets: unknown };
    expect(json.assets).toMatchObject([{ id: assetId, path: asJson.files[1]?.path, width: 3, height: 2 }]);
  });

  it.each([
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'file-type-unsupported',
    ],
    ['a page', Buffer.from('<html></html>'), 'file-type-unsupported'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['a picture of a thousand million pixels', bigPng(), 'file-too-large'],
    [
      'a picture without a size',
      Buffer.concat([png.subarray(0, 16), Buffer.alloc(8), png.subarray(24)]),
      'file-damaged',
    ],
  ])('is not taken where it is %s', async (_what, bytes, code) => {
    const { folder, refuse } = await openDrafted();
    const answer = await refuse('report.add-image', { folder, fileName: 'x.png', bytes: bytes.toString('base64') });
    expect(answer).toMatchObject({ ok: false, fault: { code } });
    expect(await readdir(folder)).not.toContain('assets');
  });

  function bigPng(): Buffer {
    const big = Buffer.from(png);
    big.writeUInt32BE(29_000, 16);
    big.writeUInt32BE(29_000, 20);
    return big;
  }
});
