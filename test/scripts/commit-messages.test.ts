import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';

const script = resolve(import.meta.dirname, '../../scripts/commit-messages.mjs');

async function judge(message: string): Promise<{ code: number | null; said: string }> {
  const file = join(await tempFolder(), 'COMMIT_EDITMSG');
  await writeFile(file, message);
  const { status, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { code: status, said: stderr };
}

describe('the commit message check', () => {
  it.each([
    'feat: draft a report',
    'fix(readers)!: keep footnotes\n\nWhy it matters.\n',
    'Merge branch main',
    'docs: say why\n\nbody\n# a comment of git\n',
  ])('takes %j', async (message) => {
    expect(await judge(message)).toEqual({ code: 0, said: '' });
  });

  it.each<[string, RegExp]>([
    ['Draft a report', /not a conventional commit/],
    ['feature: draft', /not a conventional commit/],
    ['feat: draft a report.', /not a conventional commit/],
    [`feat: ${'a'.repeat(100)}`, /more than 100/],
    ['feat: draft\nbody', /second line is not blank/],
  ])('refuses %j', async (message, said) => {
    const judged = await judge(message);
    expect(judged.code).toBe(1);
    expect(judged.said).toMatch(said);
  });
});
