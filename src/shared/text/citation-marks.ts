import { evidenceIdSchema, type EvidenceId } from '../base/ids.ts';

/** A citation mark in a text: `[charStart, charEnd)` and the evidence it names. */
export type CitationMark = {
  readonly charStart: number;
  readonly charEnd: number;
  readonly evidenceIds: readonly EvidenceId[];
};

/** `[@evi_a]`, or `[@evi_a; @evi_b]` for several; marks side by side say the same as one with all their ids. */
export function formatCitationMark(evidenceIds: readonly EvidenceId[]): string {
  return `[${evidenceIds.map((id) => `@${id}`).join('; ')}]`;
}

/** The marks in a text in order. What isn't a well-formed mark is left alone as text. */
export function findCitationMarks(text: string): readonly CitationMark[] {
  const marks: CitationMark[] = [];
  for (let at = text.indexOf('['); at !== -1;) {
    const mark = parseCitationMark(text, at);
    if (mark !== null) marks.push(mark);
    at = text.indexOf('[', mark?.charEnd ?? at + 1);
  }
  return marks;
}

/** The mark that starts at `charStart`, or null if none does. */
export function parseCitationMark(text: string, charStart: number): CitationMark | null {
  mark.lastIndex = charStart;
  const found = mark.exec(text);
  if (found?.[1] === undefined) return null;
  const evidenceIds: EvidenceId[] = [];
  for (const part of found[1].split(/[;,]/)) {
    const parsed = evidenceIdSchema.safeParse(part.trim().replace(/^@/, ''));
    if (!parsed.success) return null;
    if (!evidenceIds.includes(parsed.data)) evidenceIds.push(parsed.data);
  }
  return { charStart, charEnd: charStart + found[0].length, evidenceIds };
}

const mark = /\[[ \t]{0,4}(@evi_[0-9a-z]{6,40}(?:[ \t]{0,4}[;,][ \t]{0,4}@?evi_[0-9a-z]{6,40}){0,99})[ \t]{0,4}\]/y;
