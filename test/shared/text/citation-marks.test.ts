import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { findCitationMarks, formatCitationMark } from '#shared/text/citation-marks.ts';

const a = toId('evi', 'aaaaaa');
const b = toId('evi', 'bbbbbb123');

describe('citation marks', () => {
  it.each([
    ['[@evi_aaaaaa]', [a]],
    ['[ @evi_aaaaaa ]', [a]],
    ['[@evi_aaaaaa; @evi_bbbbbb123]', [a, b]],
    ['[@evi_aaaaaa;@evi_bbbbbb123]', [a, b]],
    ['[@evi_aaaaaa, evi_bbbbbb123]', [a, b]],
    ['[@evi_aaaaaa; @evi_aaaaaa]', [a]],
  ])('finds %s', (mark, evidenceIds) => {
    const text = `[x] before ${mark}, after`;
    expect(findCitationMarks(text)).toEqual([{ charStart: 11, charEnd: 11 + mark.length, evidenceIds }]);
  });

  it.each([
    '[@evi_]',
    '[@evi_AAAAAA]',
    '[@psg_aaaaaa]',
    '[evi_aaaaaa]',
    '[@evi_aaaaaa',
    '[@evi_aaaaaa; p. 3]',
    '@evi_aaaaaa',
  ])('leaves %s alone', (text) => {
    expect(findCitationMarks(text)).toEqual([]);
  });

  it('finds marks side by side, and what it writes it finds again', () => {
    const text = `Both${formatCitationMark([a, b])}${formatCitationMark([b])} [[`;
    expect(findCitationMarks(text).map(({ evidenceIds }) => evidenceIds)).toEqual([[a, b], [b]]);
  });

  it('stays linear on millions of brackets', () => {
    expect(findCitationMarks('['.repeat(1_000_000))).toEqual([]);
    expect(findCitationMarks('[@evi_aaaaaa;'.repeat(100_000))).toEqual([]);
  });
});
