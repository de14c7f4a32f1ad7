import type { CiteprocCitation } from 'citeproc';

// The processor writes a citation with its authors in the sentence as two, and what stands around it around both.
const [start, end] = ['\uE000', '\uE001'];
const framed = new RegExp(`${start}[^${end}]*${end}`, 'u');
const frames = new RegExp(`[${start}${end}]`, 'gu');

/** Marks what stands before or after a source, so that it can be told from the rest of what the processor writes. */
export function frameAffix(affix: string): string {
  return `${start}${affix}${end}`;
}

/** Leaves what stands around a citation away from its authors, and the marks away everywhere. */
export function withoutFrames(
  markup: string,
  { citationItems: [first], properties: { mode } }: CiteprocCitation,
): string {
  let left = markup;
  if (mode === 'composite' && first?.prefix !== undefined) left = left.replace(framed, '');
  if (mode === 'composite' && first?.suffix !== undefined) left = left.replace(framed, '');
  return left.replaceAll(frames, '');
}
