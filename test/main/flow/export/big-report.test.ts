import { describe, expect, it } from 'vitest';
import { bodyOf } from '#main/flow/report/index.ts';
import { citationsOf } from '#shared/text/cited-evidence.ts';
import { countWords } from '#shared/text/count-words.ts';
import { bigReport } from '#test/support/big-report/index.ts';
import { toPrintable } from '#test/support/printable-report.ts';

describe('the big report', () => {
  it('is as big as it says, and the same each time', async () => {
    const big = bigReport();
    const bodies = big.report.parts.flatMap(({ section }) => bodyOf(section) ?? []);
    expect(bodies.reduce((sum, body) => sum + countWords(body), 0)).toBeGreaterThanOrEqual(40_000);
    expect(bodies.flatMap(citationsOf)).toHaveLength(600);
    const { blocks, bibliography, images } = await toPrintable({ ...big, style: 'numbered' });
    const figures = blocks.filter((block) => block.type === 'figure');
    const tables = blocks.filter((block) => block.type === 'table');
    expect([figures.length, figures.at(-1)?.number, images.size]).toEqual([30, 30, 30]);
    expect([tables.length, tables.at(-1)?.number]).toEqual([40, 40]);
    expect(new Set(bibliography.references.map(({ key }) => key))).toHaveProperty('size', 120);
    expect(bigReport().stored).toEqual(big.stored);
  });
});
