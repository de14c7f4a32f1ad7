import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { collectUnits } from './collect-units.ts';
import { isComplainedOf, toDigest, writeUnit } from './draft-body.ts';
import type { Reading } from './reading.ts';
import { wordingFor } from './report-wording.ts';
import { escapeMarkdown } from './write-sentence.ts';

const mostOpeners = 2;

/** What the report asks, covers and rests on; before it, where its evidence has them, sentences that say what the subject is. */
export function draftIntroduction(request: SectionRequest, language: string, reading: Reading): SectionDraft {
  const wording = wordingFor(language);
  const openers = collectUnits(request, language, reading)
    .filter((unit) => !isComplainedOf(unit, request.problems))
    .slice(0, mostOpeners);
  const headings = request.headings
    .filter(({ role, depth }) => role === 'body' && depth === 1)
    .map(({ heading }) => heading);
  const about = [
    endSentence(wording.asks(request.brief.question)),
    ...(headings.length === 0 ? [] : [wording.covers(headings)]),
    wording.restsOn(request.report),
    wording.isExtractive,
  ];
  const paragraphs = [
    ...(openers.length === 0 ? [] : [openers.map(writeUnit).join(' ')]),
    escapeMarkdown(about.join(' ')),
  ];
  return { markdown: paragraphs.join('\n\n'), digest: toDigest(request.item.heading, about[0]!) };
}

function endSentence(text: string): string {
  return /[.!?。！？]["”“]?$/u.test(text) ? text.replace(/([?!])([”“])$/u, '$1$2') : `${text}.`;
}
