import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { coreEventSchema, type RequestOutput } from '#shared/contract/index.ts';
import { heddle, heddleJson, startHeddle } from '#test/support/heddle.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const documents = fileURLToPath(new URL('../../resources/sample/documents', import.meta.url));
const brief = 'How do teams keep a digital service accessible and secure?';

async function projectWith(names: readonly string[]): Promise<{ project: string; files: string }> {
  const folder = await tempFolder();
  const project = join(folder, 'project');
  const files = join(folder, 'files');
  for (const name of names) await cp(join(documents, name), join(files, name));
  await heddleJson('init', project, '--title', 'Trial');
  return { project, files };
}

const few = [
  'accessibility-checklist.md',
  'engineering-security.html',
  'derisking-kickoff.docx',
  'product-about-this-guide.pdf',
];

describe('the command line', () => {
  it('announces what it does in events of the contract', async () => {
    const { project, files } = await projectWith(few);
    const { stderr } = await heddle('import', project, files, '--events');
    const events = stderr
      .trim()
      .split('\n')
      .map((line) => coreEventSchema.parse(JSON.parse(line)));
    expect(events.filter(({ type }) => type === 'source-imported')).toHaveLength(few.length);
    expect(events.at(-1)).toMatchObject({ type: 'words-projected' });
  });

  it('ends with 2 and a sentence where it is used wrongly', async () => {
    for (const words of [
      ['nonsense'],
      ['draft', '/nowhere'],
      ['search', '/nowhere'],
      ['search', '/nowhere', 'x', '--limit', 'many'],
      ['import'],
    ]) {
      const { code, stdout, stderr } = await heddle(...words);
      expect({ words, code, stdout }).toEqual({ words, code: 2, stdout: '' });
      expect(stderr.trim()).not.toBe('');
    }
  });

  it('says whose move it is where a project is missing, and gives the fault as JSON', async () => {
    const { code, stdout, stderr } = await heddle('check', join(await tempFolder(), 'none'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ fault: { code: 'project-not-found', whose: 'user' } });
    expect(stderr).toContain('heddle init');
  });

  it('imports a folder, each file to its own end, and the same content once', async () => {
    const { project, files } = await projectWith(few);
    await cp(join(files, 'accessibility-checklist.md'), join(files, 'the same again.md'));
    await writeFile(join(files, 'empty.txt'), '');
    await writeFile(join(files, 'broken.pdf'), '%PDF-1.7\nthis is where it ends');
    await writeFile(join(files, 'picture.xyz'), 'not for us');
    await writeFile(join(files, '.hidden.md'), '# Not for us either');
    await writeFile(join(files, 'drafts.md'), '# Left out by name');
    await writeFile(join(files, '.heddleignore'), 'drafts.*\n');
    const report = await heddleJson<RequestOutput<'library.import'>>('import', project, files);
    expect(report.imported.map(({ path }) => path)).toEqual(few.toSorted().map((name) => join(files, name)));
    expect(report.skipped.map(({ path }) => path)).toEqual([
      join(files, 'picture.xyz'),
      join(files, 'the same again.md'),
    ]);
    expect(report.skipped[1]?.sourceId).toBe(report.imported[0]?.sourceId);
    expect(report.failed.map(({ path, code }) => [path, code])).toEqual([
      [join(files, 'broken.pdf'), 'file-damaged'],
      [join(files, 'empty.txt'), 'file-empty'],
    ]);
    expect(report.imported.every(({ passages }) => passages > 0)).toBe(true);
    // Nothing of a failed file stays behind.
    expect(await readdir(join(project, 'sources'))).toHaveLength(few.length);

    const again = await heddleJson<RequestOutput<'library.import'>>('import', project, files);
    expect(again.imported).toEqual([]);
    expect(again.skipped).toHaveLength(few.length + 2);
  });

  it('reports a path that is not there and goes on with the others', async () => {
    const { project, files } = await projectWith(few);
    const gone = join(files, 'gone.md');
    const report = await heddleJson<RequestOutput<'library.import'>>('import', project, gone, files);
    expect(report.imported).toHaveLength(few.length);
    expect(report.failed).toMatchObject([{ path: gone, code: 'file-not-found' }]);
  });

  it('finds passages whose characters are those of the stored text', async () => {
    const { project, files } = await projectWith(few);
    await heddleJson('import', project, files);
    const { results } = await heddleJson<RequestOutput<'library.search'>>(
      'search',
      project,
      'accessibility and security of a site',
      '--limit',
      '3',
    );
    expect(results).toHaveLength(3);
    for (const { sourceId, charStart, charEnd, text } of results) {
      const { stdout } = await heddle('text', project, sourceId);
      expect(stdout.slice(charStart, charEnd)).toBe(text);
    }
  });

  it('heals a memory index that is gone or damaged, with the same results', async () => {
    const { project, files } = await projectWith(few);
    await heddleJson('import', project, files);
    const search = () =>
      heddleJson<RequestOutput<'library.search'>>('search', project, 'open source security', '--limit', '5');
    const before = await search();
    await rm(join(project, 'memory'), { recursive: true });
    expect(await search()).toEqual(before);
    const inMemory = await readdir(join(project, 'memory'), { recursive: true, withFileTypes: true });
    for (const entry of inMemory) {
      if (entry.isFile()) await writeFile(join(entry.parentPath, entry.name), 'damaged');
    }
    expect(await search()).toEqual(before);
    await heddleJson('reindex', project);
    expect(await search()).toEqual(before);
  });

  it('drafts the same report from the same documents, whatever order they came in', async () => {
    const one = await projectWith(few);
    const other = await projectWith(few);
    await heddleJson('import', one.project, one.files);
    for (const name of few.toReversed()) await heddleJson('import', other.project, join(other.files, name));
    // The order of imports decides what was fitted and what folded in; a rebuild starts level.
    const reports = [];
    // The third is drafted over the first: what an earlier run left changes nothing.
    for (const { project } of [one, other, one]) {
      const drafted = await heddleJson<RequestOutput<'report.draft'>>('draft', project, '--brief', brief);
      expect(drafted.citations).toBeGreaterThan(0);
      const checked = await heddleJson<RequestOutput<'report.check'>>('check', project);
      expect(checked).toMatchObject({ resolved: checked.citations, quotesExact: checked.citations, problems: [] });
      const files: string[] = [];
      for (const format of ['md', 'json']) {
        const out = join(project, `report.${format}`);
        await heddleJson('export', project, '--format', format, '--out', out, '--quotes');
        files.push((await readFile(out, 'utf8')).replaceAll(/"?date"?: "[^"]*"/g, 'date'));
      }
      reports.push(files);
    }
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
  });

  it('refuses a model that is not there and an export to no file, and changes nothing', async () => {
    const { project, files } = await projectWith(few);
    await heddleJson('import', project, files);
    const model = await heddle('draft', project, '--brief', brief, '--reasoner', 'model');
    expect(model.code).toBe(1);
    await heddleJson('draft', project, '--brief', brief);
    const out = join(project, 'report.docx');
    await writeFile(out, 'what was there before');
    expect((await heddle('export', project, '--format', 'docx', '--style', 'no-style', '--out', out)).code).toBe(1);
    expect(await readFile(out, 'utf8')).toBe('what was there before');
    for (const place of [project, join(project, 'project.db')]) {
      expect((await heddle('export', project, '--format', 'md', '--out', place)).code).toBe(2);
    }
    const exported = await heddleJson<RequestOutput<'report.export'>>(
      'export',
      project,
      '--format',
      'docx',
      '--out',
      out,
    );
    expect(exported).toMatchObject({ exportId: null, files: [{ path: out }], warnings: [] });
    expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
    expect((await heddle('export', project, '--format', 'rtf', '--out', out)).stderr).toContain('--format is md, docx');
  });

  it('ends with 130 when it is interrupted, and goes on from there', async () => {
    const { project, files } = await projectWith(few);
    const child = startHeddle('import', project, files, '--events');
    if (child.stderr === null) throw new Error('no pipe');
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    child.stderr.resume();
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    await heddleJson('import', project);
    const { results } = await heddleJson<RequestOutput<'library.search'>>('search', project, 'accessibility');
    expect(results.length).toBeGreaterThan(0);
  });
});
