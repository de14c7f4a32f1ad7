import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClaimPairs } from '#main/adapters/claim-pairs/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

async function fileOf(...lines: readonly (string | object)[]): Promise<string> {
  const file = join(await tempFolder(), 'pairs.jsonl');
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

async function pairsOf(...lines: readonly (string | object)[]) {
  const read = await readClaimPairs(await fileOf(...lines));
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

describe('reading labelled pairs', () => {
  it('knows the form of AttributionBench', async () => {
    const { pairs } = await pairsOf(
      { id: 'a', claim: 'It rose.', references: ['It rose.', 'So.'], attribution_label: 'attributable', question: '?' },
      { id: 'b', claim: 'It fell.', references: ['It rose.'], attribution_label: 'not attributable' },
    );
    expect(pairs).toEqual([
      { claim: 'It rose.', evidence: ['It rose.', 'So.'], isSupported: true },
      { claim: 'It fell.', evidence: ['It rose.'], isSupported: false },
    ]);
  });

  it('knows the form of WiCE, and counts partial support as none', async () => {
    const labels = ['supported', 'partially_supported', 'not_supported'];
    const { pairs } = await pairsOf(
      ...labels.map((label) => ({ label, claim: 'It rose.', evidence: ['So.'], meta: {} })),
    );
    expect(pairs.map(({ isSupported }) => isSupported)).toEqual([true, false, false]);
  });

  it('makes a pair of each sentence of evidence in the form of Climate-FEVER', async () => {
    const { pairs } = await pairsOf({
      claim_id: '1',
      claim: 'It rose.',
      claim_label: 'DISPUTED',
      evidences: [
        { evidence: 'It did.', evidence_label: 'SUPPORTS', votes: [] },
        { evidence: 'It did not.', evidence_label: 'REFUTES' },
        { evidence: 'It is there.', evidence_label: 'NOT_ENOUGH_INFO' },
      ],
    });
    expect(pairs).toEqual([
      { claim: 'It rose.', evidence: ['It did.'], isSupported: true },
      { claim: 'It rose.', evidence: ['It did not.'], isSupported: false },
      { claim: 'It rose.', evidence: ['It is there.'], isSupported: false },
    ]);
  });

  it('knows a plain form, with one text or several and a support verdict', async () => {
    const { pairs } = await pairsOf(
      '\uFEFF{"claim": "It rose.", "evidence": "A line\u2028of it", "label": "supported"}\r',
      { claim: 'It rose.', evidence: ['It did.', 'It did not.'], label: 'contradicted' },
      { claim: 'It rose.', evidence: 'It did.', label: 'partly-supported' },
    );
    expect(pairs).toEqual([
      { claim: 'It rose.', evidence: ['A line\u2028of it'], isSupported: true },
      { claim: 'It rose.', evidence: ['It did.', 'It did not.'], isSupported: false },
      { claim: 'It rose.', evidence: ['It did.'], isSupported: false },
    ]);
  });

  it('leaves out and counts the lines it cannot read', async () => {
    const good = { claim: 'It rose.', evidence: 'It did.', label: 'supported' };
    const { pairs, unreadableLines, firstUnreadableLine } = await pairsOf(
      good,
      '',
      '{"claim": "cut off',
      { ...good, label: 'perhaps' },
      { ...good, evidence: [' '] },
      { ...good, claim: '' },
      { claim: 'It rose.', evidences: [], claim_label: 'SUPPORTS' },
      'null',
      good,
    );
    expect(pairs).toHaveLength(2);
    expect({ unreadableLines, firstUnreadableLine }).toEqual({ unreadableLines: 6, firstUnreadableLine: 3 });
  });

  it('is a fault of the user where there is no such file, or nothing in it', async () => {
    const folder = await tempFolder();
    expect(await readClaimPairs(join(folder, 'none.jsonl'))).toMatchObject({
      fault: { code: 'file-not-found', whose: 'user' },
    });
    expect(await readClaimPairs(folder)).toMatchObject({ fault: { code: 'file-unreadable', whose: 'user' } });
    for (const file of [await fileOf(''), await fileOf('not JSON', '[]')])
      expect(await readClaimPairs(file)).toMatchObject({ fault: { code: 'file-unreadable', whose: 'user' } });
  });
});
