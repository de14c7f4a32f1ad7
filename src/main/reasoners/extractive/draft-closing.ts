import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { collectUnits, type Unit } from './collect-units.ts';
import { isComplainedOf, toDigest, writeUnit } from './draft-body.ts';
import { findDifferences } from './find-differences.ts';
import type { Reading } from './reading.ts';
import { wordingFor } from './report-wording.ts';
import { escapeMarkdown } from './write-sentence.ts';

/** Where the sources differ, in their own words, and what they leave open; if nothing of the kind was found it says so. */
export function draftClosing(request: SectionRequest, language: string, reading: Reading): SectionDraft {
  const wording = wordingFor(language);
  const units = collectUnits(request, language, reading).filter((unit) => !isComplainedOf(unit, request.problems));
  const pairs = findPairs(units, language, reading);
  const paragraphs = pairs.map(
    ([first, second], index) =>
      `${index === 0 ? wording.differ : wording.differAlso} ${writeUnit(first)} ${writeUnit(second)}`,
  );
  const { singleSourceHeadings, unsupportedHeadings } = request.report;
  const singleOnly = singleSourceHeadings.filter((heading) => !unsupportedHeadings.includes(heading));
  const gaps = [
    ...(pairs.length === 0 ? [wording.nothingDiffers] : []),
    ...(singleOnly.length === 0 ? [] : [wording.singleSource(singleOnly)]),
    ...(unsupportedHeadings.length === 0 ? [] : [wording.unsupported(unsupportedHeadings)]),
    ...(singleOnly.length + unsupportedHeadings.length === 0 ? [wording.nothingOpen] : []),
  ];
  return {
    markdown: [...paragraphs, escapeMarkdown(gaps.join(' '))].join('\n\n'),
    digest: toDigest(request.item.heading, gaps[0]!),
  };
}

function findPairs(units: readonly Unit[], language: string, reading: Reading): readonly (readonly [Unit, Unit])[] {
  const byId = new Map(units.map((unit) => [unit.evidenceId, unit]));
  const statements = [...byId.values()].map((unit) => ({
    id: unit.evidenceId,
    sourceId: unit.sourceId,
    words: unit.sentences.join(' '),
  }));
  return findDifferences(statements, language, reading).map(
    ({ first, second }) => [byId.get(first.id)!, byId.get(second.id)!] as const,
  );
}
