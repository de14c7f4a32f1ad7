import type { EvidenceId } from '#shared/base/ids.ts';
import { findCitationMarks } from '#shared/text/citation-marks.ts';
import { splitSentences } from '#shared/text/sentences.ts';
import type { SectionDraft } from '#main/ports/reasoner.ts';
import { line, shortened } from '../prompting/material.ts';
import { withCitationMarks } from './citation-forms.ts';
import { createLineReader } from './draft-lines.ts';
import { wholeSentences } from './whole-sentences.ts';

const digestTokens = 48;

/** The section in a model's answer; null where there is none. A cut answer keeps its whole sentences. */
export function cleanDraft(
  answer: string,
  options: { readonly heading: string; readonly given: readonly EvidenceId[]; readonly isCut: boolean },
): SectionDraft | null {
  const { heading, given, isCut } = options;
  const reader = createLineReader(heading);
  const kept: string[] = [];
  let digest = '';
  for (const each of answer.split(/\r?\n/u)) {
    const read = reader.read(each);
    if (read.kind === 'text') kept.push(each);
    if (read.kind === 'digest') digest = read.digest;
  }
  const text = withCitationMarks(kept.map(withoutHighHeading).join('\n'), given).trim();
  const markdown = isCut && digest === '' ? wholeSentences(text) : text;
  if (!/[\p{L}\p{N}]/u.test(withoutMarks(markdown))) return null;
  return { markdown, digest: toDigest(digest) || firstSentence(markdown, heading) };
}

function toDigest(said: string): string {
  return shortened(line(withoutMarks(withCitationMarks(said, [])).replaceAll(/[*_`]+/gu, '')), digestTokens);
}

/** What the section says, as its first sentence has it. */
function firstSentence(markdown: string, heading: string): string {
  const prose = markdown
    .split('\n')
    .filter((each) => !/^\s*(?:#|\||>|```)/u.test(each))
    .map((each) => each.replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, ''))
    .join('\n');
  const text = withoutMarks(prose)
    .replaceAll(/[*_`]+/gu, '')
    .trim();
  const [first] = splitSentences(text, 'und');
  return first === undefined ? heading : toDigest(text.slice(first.charStart, first.charEnd));
}

function withoutMarks(text: string): string {
  return findCitationMarks(text)
    .toReversed()
    .reduce((rest, { charStart, charEnd }) => `${rest.slice(0, charStart).trimEnd()}${rest.slice(charEnd)}`, text);
}

/** Headings of the report's own levels would break its outline. */
function withoutHighHeading(text: string): string {
  return text.replace(/^#{1,2}\s+(?=\S)/u, '### ');
}
