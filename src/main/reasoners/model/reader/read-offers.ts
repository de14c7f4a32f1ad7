import { z } from 'zod';
import { anchorQuote } from '#shared/text/anchor.ts';
import type { EvidenceOffer, PassageView } from '#main/ports/reasoner.ts';
import { createForm } from '../asking/answer-form.ts';
import type { Checked } from '../asking/ask-form.ts';
import { readHandles } from '../prompting/handles.ts';
import { line, restored, shortened } from '../prompting/material.ts';

const mostQuotes = 3;
const leastWordsOfPart = 4;
const summaryTokens = 80;

/** Evidence as a model offers it. */
export const extractionForm = createForm({
  name: 'extraction',
  zod: z.object({
    evidence: z.array(z.object({ passage: z.string(), summary: z.string(), quotes: z.array(z.string()) })),
  }),
  example: { evidence: [{ passage: 'P1', summary: 'One sentence.', quotes: ['Exact words of the passage.'] }] },
});

type Said = { readonly evidence: readonly { passage: string; summary: string; quotes: readonly string[] }[] };

/** The offers by passage. One whose words stand in another passage than it says belongs to that one. */
export function readOffers({ evidence }: Said, passages: readonly PassageView[]): Checked<readonly EvidenceOffer[]> {
  const offers = evidence.flatMap(({ passage, summary, quotes }) => {
    const exacts = quotes.flatMap(toExacts).slice(0, mostQuotes);
    if (exacts.length === 0) return [];
    const [said] = readHandles([passage], { letter: 'P', count: passages.length });
    const named = said === undefined ? undefined : passages[said];
    const isIn = (candidate: PassageView) =>
      exacts.some((exact) => anchorQuote({ text: candidate.text, exact }) !== null);
    const isFound = named !== undefined && isIn(named);
    const of = isFound ? named : (passages.find(isIn) ?? named);
    if (of === undefined) return [];
    const told = shortened(line(restored(summary)), summaryTokens) || shortened(line(exacts[0] ?? ''), summaryTokens);
    return [{ offer: { passageId: of.passageId, summary: told, exacts }, isFound: isFound || isIn(of) }];
  });
  if (evidence.length > 0 && offers.length === 0) {
    return {
      isUsable: false,
      problem: `each piece of evidence needs "passage" (P1 to P${passages.length}) and "quotes" with exact words`,
    };
  }
  if (offers.length > 0 && !offers.some(({ isFound }) => isFound)) {
    return { isUsable: false, problem: 'none of the quotes is in its passage; copy sentences letter by letter' };
  }
  return { isUsable: true, value: offers.map(({ offer }) => offer) };
}

/** Without marks around it; parts with something left out between them are quotes of their own. */
function toExacts(said: string): readonly string[] {
  const bare = restored(said)
    .trim()
    .replace(/^(["“„«'‘]+)(.*?)(["”“»'’]+)$/su, '$2')
    .replace(/^(?:\.{3}|…)\s*|\s*(?:\.{3}|…)$/gu, '');
  const parts = bare.split(/\s*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\s(?:\.{3}|…)\s)\s*/u);
  if (parts.length === 1) return bare === '' ? [] : [bare];
  return parts.filter((part) => part.split(/\s+/u).length >= leastWordsOfPart);
}
