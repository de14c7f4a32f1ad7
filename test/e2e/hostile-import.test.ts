import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, chown, mkdir, open, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RequestOutput } from '#shared/contract/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { heddleJson } from '#test/support/heddle.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { buildPdf } from '../main/adapters/readers/build-pdf.ts';
import { buildDocx, buildZip } from '../main/adapters/readers/build-zip.ts';

type Report = RequestOutput<'library.import'>;

const main = fileURLToPath(new URL('../../src/main/shells/cli/main.ts', import.meta.url));
const nobody = 65534;
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

const prose =
  'Rivers carry silt to the sea. Every spring the flood leaves a new layer on the fields, and farmers plough it in. ';
const pdf = buildPdf([[{ text: 'The flood of the river reached the mill in March.', x: 50, y: 700 }]]);
const docx = buildDocx(`<w:p><w:r><w:t>${prose}</w:t></w:r></w:p>`);
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500)]);
const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * index * 31 + index * 7) % 256));
const wordXml = (size: number) => ({ name: 'word/document.xml', content: Buffer.alloc(size, '<w:p/>') });
// The mark of an encrypted Office file: an OLE container that holds the package.
const encryptedDocx = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1528),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(1000),
]);

/** Files that must become sources, whatever lies beside them. */
const good: Readonly<Record<string, Buffer | string>> = {
  '-rf.md': `# Options\n\n${prose}1`,
  'line\nbreak.txt': `${prose}2`,
  'silt 🌊🏞️.md': `# Silt\n\n${prose}3`,
  'right \u202eto\u202c left\u200f.txt': `${prose}4`,
  [`${'n'.repeat(252)}.md`]: `# Long\n\n${prose}5`,
  'utf16.txt': Buffer.from(`\ufeff${prose}é6`, 'utf16le'),
  'latin1.txt': Buffer.from(`Der Fluß trägt Schlamm übers Land und läßt die Äcker grünen. ${prose}`, 'latin1'),
  'script.html': `<html><body><script>while(true){}</script><article><p>${prose.repeat(6)}</p></article><script src="http://127.0.0.1:1/x.js"></script></body></html>`,
  'quotes.csv': `river,"length\nRhine,1230\n"Elbe,1094\nOder,"866\n`,
  'brackets.md': `${'['.repeat(100_000)} ${prose}`,
  'emphasis.md': `${'*a _b '.repeat(20_000)}\n\n${prose}`,
  'report.pdf': pdf,
  'letter.docx': docx,
  'zz good.md': `# The last\n\n${prose}7`,
};

/** Files that must not, each with the codes that fit. */
const bad: Readonly<Record<string, readonly [content: Buffer | string, code: string]>> = {
  'binary.md': [noise, 'file-type-mismatch'],
  'bomb.docx': [buildZip([wordXml(300_000_000)]), 'archive-too-large'],
  'cut.docx': [docx.subarray(0, 600), 'file-damaged'],
  'cut.pdf': [Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog'), 'file-damaged'],
  'empty.md': ['', 'file-empty'],
  'liar.docx': [
    buildZip([{ ...wordXml(60_000_000), declaredSize: 1000 }, ...Array.from({ length: 3 }, () => wordXml(1000))]),
    'archive-too-large',
  ],
  'locked.docx': [encryptedDocx, 'file-encrypted'],
  'nested.html': [`<html><body>${'<div>'.repeat(100_000)}${prose}`, 'file-damaged'],
  'nulls.txt': [Buffer.alloc(5000), 'file-type-mismatch'],
  'picture.pdf': [png, 'file-type-mismatch'],
  'program.csv': [Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), noise]), 'file-type-mismatch'],
  'quoted.md': [`${'>'.repeat(100_000)} ${prose}`, 'file-empty'],
  'really a pdf.txt': [buildPdf([[{ text: 'Another paper.', x: 50, y: 700 }]]), 'file-type-mismatch'],
  'scan.pdf': [buildPdf([[], []]), 'file-without-text'],
  'white.txt': [' \n\t\r\n\u00a0 ', 'file-empty'],
  'zip.docx': [buildZip([{ name: 'a.txt', content: Buffer.from('hello') }]), 'file-type-mismatch'],
};

async function writeAll(folder: string, files: Readonly<Record<string, Buffer | string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** Imports as someone whom file permissions bind; `onFound` is called at the first file. */
async function importAsPerson(project: string, files: string, onFound: () => void = () => undefined) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'import', project, files, '--json', '--events'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot && { uid: nobody, gid: nobody }),
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let peakMb = 0;
  let notEvents = '';
  let isFound = false;
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stderr })) {
      if (!line.startsWith('{')) notEvents += `${line}\n`;
      if (!isFound && line.includes('file-found')) onFound();
      isFound ||= line.includes('file-found');
      peakMb = Math.max(peakMb, peakOf(child.pid));
    }
  })();
  const [stdout] = await Promise.all([text(child.stdout), reading, once(child, 'close')]);
  expect({ code: child.exitCode, notEvents }).toEqual({ code: 0, notEvents: '' });
  return { report: JSON.parse(stdout) as Report, peakMb };
}

/** The most memory that a process has held yet, where the system tells. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function projectAndFiles(): Promise<{ project: string; files: string }> {
  const folder = await tempFolder();
  const project = join(folder, 'project');
  const files = join(folder, 'files');
  await heddleJson('init', project);
  await mkdir(files);
  if (isRoot) {
    await chmod(folder, 0o755);
    for (const path of [project, ...(await readdir(project)).map((name) => join(project, name))])
      await chown(path, nobody, nobody);
  }
  return { project, files };
}

/** Nothing is half-stored: the database, the originals and the report name the same sources. */
async function expectWhole(project: string, imported: Report['imported']): Promise<void> {
  const opened = openProjectStore({ folder: project, create: false, clock: { nowMs: () => 0 } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const sources = opened.value.store.listSources();
  opened.value.store.close();
  expect(sources.map(({ id }) => id).toSorted()).toEqual(imported.map(({ sourceId }) => sourceId).toSorted());
  const kept = await readdir(join(project, 'sources'));
  expect(kept.map((name) => name.slice(0, 64)).toSorted()).toEqual(
    sources.map(({ contentHash }) => contentHash).toSorted(),
  );
}

const byName = (entries: readonly { readonly path: string; readonly code: string }[]) =>
  Object.fromEntries(entries.map(({ path, code }) => [basename(path), code]));

describe('a folder with good files among bad ones', () => {
  it('gives every good file a passage and every bad one a reason', async () => {
    const { project, files } = await projectAndFiles();
    await writeAll(files, good);
    await writeAll(files, Object.fromEntries(Object.entries(bad).map(([name, [content]]) => [name, content])));
    const { report } = await importAsPerson(project, files);
    expect(byName(report.failed)).toEqual(
      Object.fromEntries(Object.entries(bad).map(([name, [, code]]) => [name, code])),
    );
    expect(report.imported.map(({ path }) => basename(path)).toSorted()).toEqual(Object.keys(good).toSorted());
    expect(report.skipped).toEqual([]);
    expect(report.imported.filter(({ passages }) => passages === 0)).toEqual([]);
    for (const { message } of report.failed) expect(message).toMatch(/^[^\n]{30,300}\.$/);
    await expectWhole(project, report.imported);
    // What failed is tried again, and what is there is known.
    const { report: again } = await importAsPerson(project, files);
    expect(again.imported).toEqual([]);
    expect(again.skipped).toHaveLength(report.imported.length);
    expect(again.failed).toEqual(report.failed);
  }, 60_000);

  it.skipIf(isWindows)(
    'passes what is no file, goes in no circle, and hurries past what it may not read',
    async () => {
      const { project, files } = await projectAndFiles();
      await writeAll(files, { 'good.md': `# Good\n\n${prose}`, 'closed.md': prose });
      await writeAll(join(files, 'inner'), {
        'also good.txt': `${prose}2`,
        'left out.txt': prose,
        '.heddleignore': 'left*\n',
      });
      await writeAll(join(files, 'odd rules'), { 'third.md': `${prose}3` });
      await mkdir(join(files, 'odd rules', '.heddleignore'));
      await mkdir(join(files, 'shut'));
      await chmod(join(files, 'closed.md'), 0);
      await chmod(join(files, 'shut'), 0);
      await symlink(files, join(files, 'inner', 'round and round'));
      await symlink('itself.md', join(files, 'itself.md'));
      await symlink('nowhere', join(files, 'dangling.md'));
      await symlink('/dev/zero', join(files, 'endless.txt'));
      execFileSync('mkfifo', [join(files, 'pipe.md')]);
      const server = createServer().listen(join(files, 'socket.txt'));
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      await writeFile(Buffer.concat([Buffer.from(`${files}/stra`), Buffer.from([0xdf]), Buffer.from('e.txt')]), prose);
      const { report } = await importAsPerson(project, files);
      await chmod(join(files, 'shut'), 0o700);
      expect(report.imported.map(({ path }) => basename(path))).toEqual(['good.md', 'also good.txt']);
      expect(byName(report.failed)).toEqual({
        'closed.md': 'file-unreadable',
        'dangling.md': 'file-not-found',
        'itself.md': 'file-unreadable',
        '.heddleignore': 'file-unreadable',
        'pipe.md': 'file-unreadable',
        shut: 'file-unreadable',
        'socket.txt': 'file-unreadable',
        'stra\ufffde.txt': 'file-unreadable',
      });
      expect(report.skipped.map(({ path }) => basename(path))).toContain('endless.txt');
      await expectWhole(project, report.imported);
      const named = await importAsPerson(project, join(files, 'pipe.md'));
      expect(named.report.failed).toMatchObject([{ code: 'file-unreadable' }]);
    },
    60_000,
  );

  it('holds its memory and its other files against 100 MB of one line, and a file that goes meanwhile', async () => {
    const { project, files } = await projectAndFiles();
    await writeAll(files, {
      'good.md': `# Good\n\n${prose}`,
      'vanishes.md': prose,
      'zz good.md': `# Last\n\n${prose}`,
    });
    await repeatInto(join(files, 'line.txt'), Buffer.from('word '.repeat(200_000)), 100);
    await repeatInto(join(files, 'lines.txt'), Buffer.from(`${prose}\n`.repeat(8700)), 90);
    const { report, peakMb } = await importAsPerson(project, files, () => void rm(join(files, 'vanishes.md')));
    expect(report.imported.map(({ path }) => basename(path))).toEqual(['good.md', 'zz good.md']);
    expect(byName(report.failed)).toEqual({
      'line.txt': 'file-too-large',
      'lines.txt': 'file-too-large',
      'vanishes.md': 'file-not-found',
    });
    expect(peakMb).toBeLessThan(1000);
    await expectWhole(project, report.imported);
  }, 60_000);
});

async function repeatInto(path: string, piece: Buffer, times: number): Promise<void> {
  const file = await open(path, 'w');
  for (let time = 0; time < times; time += 1) await file.write(piece);
  await file.close();
}
