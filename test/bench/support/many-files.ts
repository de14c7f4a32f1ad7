import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createRandom } from '#test/support/random.ts';

const data = join(import.meta.dirname, '../../../../shared/data');

/**
 * Writes `count` different files made of real Markdown and reStructuredText ones, whole paragraphs drawn anew, until
 * `bytes` are reached in all. The same arguments give the same files. Returns the bytes written.
 */
export async function writeManyFiles(options: { folder: string; count: number; bytes: number }): Promise<number> {
  const { folder, count, bytes } = options;
  await mkdir(folder, { recursive: true });
  const random = createRandom(count);
  const originals = await readOriginals();
  let written = 0;
  for (let number = 0; number < count; number += 1) {
    const original = originals[number % originals.length];
    if (original === undefined) throw new Error('no documents to draw from');
    const wanted = (bytes - written) / (count - number);
    const parts = [`# Document ${number}`];
    let size = 0;
    while (size < wanted) {
      const paragraph = original.paragraphs[Math.floor(random() * original.paragraphs.length)] ?? '';
      parts.push(paragraph);
      size += Buffer.byteLength(paragraph) + 2;
    }
    const text = parts.join('\n\n');
    written += Buffer.byteLength(text);
    await writeFile(join(folder, `${String(number).padStart(6, '0')}-${original.name}`), text);
  }
  return written;
}

async function readOriginals() {
  const folders = ['peps', '18f-guides'];
  const originals = [];
  for (const folder of folders) {
    const names = await readdir(join(data, folder), { recursive: true });
    for (const name of names.toSorted().filter((each) => ['.md', '.rst'].includes(extname(each)))) {
      const text = await readFile(join(data, folder, name), 'utf8');
      const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
      // PEPs are taken as plain text: the rate asked for is that of Markdown and text.
      originals.push({ name: basename(name).replace(/\.rst$/, '.txt'), paragraphs });
    }
  }
  return originals;
}
