import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { chooseUnits } from './choose-units.ts';
import { collectUnits, type Unit } from './collect-units.ts';
import { shorten } from './extract-quotes.ts';
import { orderUnits } from './order-units.ts';
import { countWords } from './judge-sentence.ts';
import { readInstruction } from './read-instruction.ts';
import type { Reading } from './reading.ts';
import { wordingFor } from './report-wording.ts';
import { citeSentence, escapeMarkdown } from './write-sentence.ts';

/** A section of sentences from its own evidence, each cited; without evidence it says that the sources don't answer. */
export function draftBody(request: SectionRequest, language: string, reading: Reading): SectionDraft {
  const { instruction, present } = request;
  const read = readInstruction(instruction);
  const isToDiffer = present !== undefined && !read.isUnderstood;
  const said = present === undefined ? '' : plainWords(present);
  const units = collectUnits(request, language, reading)
    .filter((unit) => !isComplainedOf(unit, request.problems))
    .map((unit) => (isToDiffer && isSaid(unit, said) ? { ...unit, quality: unit.quality * saidFactor } : unit));
  const wanted = read.words(request.wantedWords, present === undefined ? null : countWords(said));
  const sources = read.wantsMoreSources ? { sourceRepeat: 0.3 } : {};
  const chosen = request.item.isNotInSources ? [] : chooseUnits(units, request, wanted, reading, language, sources);
  const wording = wordingFor(language);
  const note = isToDiffer && (instruction ?? '').trim() !== '' ? { note: wording.instructionNotFollowed } : {};
  if (chosen.length === 0) {
    const notInSources = wording.notInSources(request.item.heading);
    return { markdown: escapeMarkdown(notInSources), digest: toDigest(request.item.heading, notInSources), ...note };
  }
  const paragraphs = orderUnits(chosen);
  return {
    markdown: paragraphs.map((paragraph) => paragraph.map(writeUnit).join(' ')).join('\n\n'),
    digest: toDigest(request.item.heading, paragraphs[0]![0]!.sentences[0]!),
    ...note,
  };
}

export function writeUnit(unit: Unit): string {
  return unit.sentences.map((sentence) => citeSentence(sentence, unit.evidenceId)).join(' ');
}

const longestDigest = 160;

export function toDigest(heading: string, sentence: string): string {
  return shorten(`${heading}: ${sentence}`, longestDigest);
}

/** What the present text says comes again only where there is little else. */
const saidFactor = 0.25;

function isSaid(unit: Unit, said: string): boolean {
  return unit.sentences.some((sentence) => said.includes(plainWords(sentence)));
}

function plainWords(text: string): string {
  const words = text
    .replaceAll(/\[@[^\]]*\]/gu, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return ` ${(words ?? []).join(' ')} `;
}

/** A sentence that the checks found fault with is left out rather than reworded. */
export function isComplainedOf(unit: Unit, problems: readonly string[]): boolean {
  return problems.some((problem) => unit.sentences.some((sentence) => problem.includes(sentence.slice(0, 60))));
}
