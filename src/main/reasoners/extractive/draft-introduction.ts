import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { collectUnits } from './collect-units.ts';
import { isComplainedOf, toDigest, writeUnit } from './draft-body.ts';
import { shorten } from './extract-quotes.ts';
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
    endSentence(wording.asks(firstQuestion(request.brief.question))),
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

const longestQuestion = 220;

/** A long brief is named by its first sentence. */
function firstQuestion(question: string): string {
  const whole = question.trim();
  if (whole.length <= longestQuestion) return whole;
  return shorten(/^.*?[.?!。？！](?=\s|$|\p{Lo})/su.exec(whole)?.[0] ?? whole, longestQuestion);
}

function endSentence(text: string): string {
  return /[.!?。！？]["”“]?$/u.test(text) ? text.replace(/([?!])([”“])$/u, '$1$2') : `${text}.`;
}
