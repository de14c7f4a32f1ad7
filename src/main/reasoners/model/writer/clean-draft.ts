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
  const text = withCitationMarks(withoutProseFences(kept).map(withoutHighHeading).join('\n'), given).trim();
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

/** A fence around text that cites is a slip: as code the text would lose its citations. */
function withoutProseFences(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let fenced: string[] | null = null;
  for (const each of lines) {
    const isFence = /^\s{0,3}(?:```|~~~)/u.test(each);
    if (isFence && fenced === null) fenced = [each];
    else if (fenced === null) kept.push(each);
    else {
      fenced.push(each);
      if (!isFence) continue;
      kept.push(...(isProse(fenced) ? fenced.slice(1, -1) : fenced));
      fenced = null;
    }
  }
  // One that is never closed would make code of all the rest.
  return fenced === null ? kept : [...kept, ...fenced.slice(1)];
}

function isProse(lines: readonly string[]): boolean {
  return lines.some((each) => /\bevi_[0-9a-z]{6}/u.test(each));
}

/** Headings of the report's own levels would break its outline. */
function withoutHighHeading(text: string): string {
  return text.replace(/^#{1,2}\s+(?=\S)/u, '### ');
}
