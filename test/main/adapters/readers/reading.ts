import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readSource } from '#main/adapters/readers/index.ts';
import type { ReadSource } from '#main/ports/source-reader.ts';
import type { Fault } from '#shared/base/fault.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/readers/', import.meta.url));

export function fixturePath(name: string): string {
  return join(fixtures, name);
}

/** Reads a fixture, which must work. */
export async function readFixture(name: string): Promise<ReadSource> {
  return expectRead(fixturePath(name), name);
}

/** Reads the given content under a file name, which must work. */
export async function readContent(fileName: string, content: string | Buffer): Promise<ReadSource> {
  return expectRead(await stage(content), fileName);
}

/** Reads the given content under a file name, which must fail. */
export async function faultOf(fileName: string, content: string | Buffer): Promise<Fault> {
  const result = await readSource({ path: await stage(content), fileName });
  if (result.ok) throw new Error(`${fileName} was read: ${result.value.text.slice(0, 200)}`);
  expect(result.fault.message).toMatch(/^.{20,}\.$/s);
  return result.fault;
}

/** The blocks as `kind: text`, headings with their level. */
export function blocksOf({ text, layout }: ReadSource): string[] {
  return layout.blocks.map(
    ({ kind, level, charStart, charEnd }) => `${kind}${level ?? ''}: ${text.slice(charStart, charEnd)}`,
  );
}

/** What holds for every source, whatever it was read from. */
function expectSound({ text, layout, bibliographic, mediaType }: ReadSource): void {
  expect(text.isWellFormed()).toBe(true);
  expect(/[\0-\x08\x0b-\x1f\x7f\xad]/.test(text), 'control characters').toBe(false);
  expect(bibliographic.title.trim()).not.toBe('');
  let reached = 0;
  for (const { kind, level, charStart, charEnd } of layout.blocks) {
    expect(charStart).toBeGreaterThanOrEqual(reached);
    expect(charEnd).toBeGreaterThan(charStart);
    expect(text.slice(reached, charStart).trim(), 'text between blocks').toBe('');
    expect(level !== undefined).toBe(kind === 'heading');
    reached = charEnd;
  }
  expect(text.slice(reached).trim()).toBe('');
  expect(reached).toBeLessThanOrEqual(text.length);
  for (const [index, page] of layout.pages.entries()) {
    // A book's pages have the numbers that are printed on them.
    if (mediaType !== 'application/epub+zip') expect(page.number).toBe(index + 1);
    expect(page.charStart).toBe(index === 0 ? 0 : layout.pages[index - 1]?.charEnd);
    expect(page.charEnd).toBeGreaterThanOrEqual(page.charStart);
  }
  if (layout.pages.length > 0) expect(layout.pages.at(-1)?.charEnd).toBe(text.length);
  for (const box of layout.runBoxes) {
    const page = layout.pages[box.page - 1];
    expect(
      page !== undefined && box.charStart >= page.charStart && box.charEnd <= page.charEnd,
      'a run in its page',
    ).toBe(true);
    expect(box.charEnd).toBeGreaterThan(box.charStart);
  }
}

async function expectRead(path: string, fileName: string): Promise<ReadSource> {
  const result = await readSource({ path, fileName });
  if (!result.ok)
    throw new Error(`${fileName}: ${result.fault.code} ${result.fault.message} ${result.fault.detail ?? ''}`);
  expectSound(result.value);
  return result.value;
}

async function stage(content: string | Buffer): Promise<string> {
  const path = join(await tempFolder(), 'staged');
  await writeFile(path, content);
  return path;
}
