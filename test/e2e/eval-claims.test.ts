import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heddle, heddleJson } from '#test/support/heddle.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const evidence = 'In 2019 the Orchard Board counted 80 hives.';
const lines = [
  { claim: 'The Orchard Board counted 80 hives.', evidence, label: 'supported' },
  { claim: 'The Orchard Board counted 95 hives.', evidence: [evidence], label: 'partially_supported' },
  { claim: 'Hives were counted by the Bee Union.', evidence, label: 'not_supported' },
  { claim: 'The hives are healthy.', evidence, label: 'not_supported' },
];

describe('heddle eval claims', () => {
  it('measures the check on the labelled pairs of a file and says which lines it left out', async () => {
    const file = join(await tempFolder(), 'pairs.jsonl');
    await writeFile(file, ['{"claim": 1}', ...lines.map((line) => JSON.stringify(line))].join('\n'));
    const { code, stdout, stderr } = await heddle('eval', 'claims', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      pairs: 4,
      unsupportedPairs: 3,
      flagged: 2,
      precision: 1,
      recall: 2 / 3,
      byKind: {
        number: { flagged: 1, precision: 1, recall: 1 / 3 },
        date: { flagged: 0, precision: null, recall: 0 },
        name: { flagged: 1, precision: 1, recall: 1 / 3 },
      },
      unreadableLines: 1,
      firstUnreadableLine: 1,
    });
    expect(stderr).toContain('the first is line 1');
    expect(await heddleJson('eval', 'claims', file)).toEqual(JSON.parse(stdout));
  });

  it('ends with 1 where the file is missing or holds no pair, with 2 where it is used wrongly', async () => {
    const folder = await tempFolder();
    const missing = await heddle('eval', 'claims', join(folder, 'none.jsonl'), '--json');
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.stdout)).toMatchObject({ fault: { code: 'file-not-found', whose: 'user' } });
    const empty = join(folder, 'empty.jsonl');
    await writeFile(empty, '\n');
    expect((await heddle('eval', 'claims', empty)).code).toBe(1);
    for (const words of [['claims'], ['claims', empty, empty], ['verdicts', empty]])
      expect((await heddle('eval', ...words)).code).toBe(2);
  });
});
