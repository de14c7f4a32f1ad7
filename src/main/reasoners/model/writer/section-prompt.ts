import type { Evidence } from '#shared/domain/evidence.ts';
import { findCitationMarks } from '#shared/text/citation-marks.ts';
import type { ChatMessage } from '#main/ports/language-model.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { termSet } from '../prompting/alike.ts';
import { briefBlock } from '../prompting/brief-block.ts';
import { linesOf } from '../prompting/fit-entries.ts';
import { block, line, shortened } from '../prompting/material.ts';
import { tokensOfParts } from '../prompting/prompt-room.ts';
import {
  digestsBlock,
  evidenceBlocks,
  factsBlock,
  headingsBlock,
  problemsBlock,
  saidBeforeBlock,
} from './section-blocks.ts';
import { writerRules, type SectionKind } from './writer-rules.ts';

const briefTokens = 220;
const briefShare = 0.1;
const intentTokens = 100;
const instructionTokens = 200;
const leastWords = 40;
const wordsPerEvidence = 45;
const mostFrameWords = 600;
const leastMaterialTokens = 160;
const presentShare = 0.4;

/** What kind of text the section is to be. */
function kindOf({ item, evidence }: SectionRequest): SectionKind {
  if (item.role !== 'body') return item.role;
  return item.isNotInSources || evidence.length === 0 ? 'unanswered' : 'body';
}

/** The messages for a section, of at most `tokens`. They are made of the request alone. */
export function sectionMessages(request: SectionRequest, tokens: number): readonly ChatMessage[] {
  const kind = kindOf(request);
  const system = writerRules(kind, request.evidence.length > 0);
  const isRevision = request.firstDraft !== null;
  const fixed = [
    system,
    briefBlock(request.brief, Math.min(briefTokens, Math.floor(tokens * briefShare))),
    ...(request.instruction === null ? [] : [block('instruction', shortened(request.instruction, instructionTokens))]),
    sectionBlock(request, wantedWords(request, request.evidence.length)),
    question(request),
  ];
  const left = Math.max(leastMaterialTokens, tokens - tokensOfParts(fixed));
  const material = isRevision ? revisionMaterial(request, left) : firstMaterial(request, kind, left);
  const words = wantedWords(request, material.evidenceShown);
  const user = [
    fixed[1] ?? '',
    ...material.blocks,
    sectionBlock(request, words),
    ...(request.instruction === null ? [] : [fixed[2] ?? '']),
    question(request),
  ];
  return [
    { role: 'system', content: system },
    { role: 'user', content: user.filter((text) => text !== '').join('\n\n') },
  ];
}

/** How long the section is to be: no longer than its evidence has something to say. */
export function wantedWords(request: SectionRequest, evidenceShown: number): number {
  const wanted = Math.max(leastWords, request.wantedWords);
  switch (kindOf(request)) {
    case 'body':
      return Math.min(wanted, Math.max(leastWords * 2, evidenceShown * wordsPerEvidence));
    case 'introduction':
    case 'closing':
      return Math.min(wanted, mostFrameWords);
    case 'unanswered':
      return leastWords;
  }
}

type Material = { readonly blocks: readonly string[]; readonly evidenceShown: number };

function firstMaterial(request: SectionRequest, kind: SectionKind, tokens: number): Material {
  if (kind === 'unanswered') return { blocks: [headingsBlock(request, 220)], evidenceShown: 0 };
  const { item, evidence, sources } = request;
  const about = termSet([item.heading, item.intent, ...evidence.slice(0, 24).map(({ summary }) => summary)], 'und');
  const isFrame = kind === 'introduction' || kind === 'closing';
  const facts = isFrame ? factsBlock(request) : '';
  const present = presentBlock(request, Math.floor(tokens * presentShare));
  let left = tokens - tokensOfParts([facts, present]);
  const part = (text: string): string => {
    left -= tokensOfParts([text]);
    return text;
  };
  const headings = part(headingsBlock(request, Math.min(isFrame ? 320 : 220, left * 0.15)));
  const digestShare = isFrame ? (evidence.length === 0 ? 1 : 0.5) : 0.15;
  const digests = part(digestsBlock(request, about, Math.min(isFrame ? left : 260, left * digestShare), isFrame));
  const said = isFrame ? '' : part(saidBeforeBlock(request, about, Math.min(260, left * 0.15)));
  const { blocks, shown } = evidenceMaterial(evidence, sources, left);
  return { blocks: [headings, digests, said, facts, ...blocks, present], evidenceShown: shown };
}

/** What the instruction speaks of. */
function presentBlock({ present, instruction }: SectionRequest, tokens: number): string {
  return present === undefined || instruction === null ? '' : block('present_text', shortened(present, tokens));
}

function revisionMaterial(request: SectionRequest, tokens: number): Material {
  const problems = problemsBlock(request, Math.min(460, tokens * 0.25));
  const draft = block(
    'first_draft',
    shortened(request.firstDraft ?? '', Math.floor((tokens - tokensOfParts([problems])) * 0.6)),
  );
  const facts = request.item.role === 'body' ? '' : factsBlock(request);
  const left = tokens - tokensOfParts([problems, draft, facts]);
  const cited = new Set(findCitationMarks(request.firstDraft ?? '').flatMap(({ evidenceIds }) => evidenceIds));
  const evidence = request.evidence.toSorted((a, b) => Number(cited.has(b.id)) - Number(cited.has(a.id)));
  const { blocks, shown } = evidenceMaterial(evidence, request.sources, left);
  return { blocks: [facts, ...blocks, draft, problems], evidenceShown: shown };
}

function evidenceMaterial(evidence: readonly Evidence[], sources: SectionRequest['sources'], tokens: number) {
  if (evidence.length === 0) return { blocks: [], shown: 0 };
  const fitted = evidenceBlocks(evidence, sources, tokens);
  return { blocks: [linesOf(fitted, 'pieces of evidence').join('\n')], shown: fitted.shown.length };
}

function sectionBlock({ item, headings }: SectionRequest, words: number): string {
  const depth = headings.find(({ itemId }) => itemId === item.id)?.depth ?? 1;
  return block(
    'section',
    [
      `Heading: ${shortened(line(item.heading), 40)}`,
      ...(item.intent === '' ? [] : [`It is to say: ${shortened(line(item.intent), intentTokens)}`]),
      `Length: about ${Math.ceil(words / 10) * 10} words${depth > 2 ? ', without headings' : ''}`,
    ].join('\n'),
  );
}

function question({ firstDraft, instruction, present }: SectionRequest): string {
  const marks = present?.includes('⟦') === true ? ' Marks such as ⟦a⟧ stand for formulas, notes and figures.' : '';
  const anew =
    present === undefined ? '' : ` <present_text> is what it is now: keep what the instruction leaves alone.${marks}`;
  const also = instruction === null ? '' : ` Follow the instruction as far as the evidence allows.${anew}`;
  return firstDraft === null
    ? `Write the section now.${also} Its last line is the DIGEST line.`
    : `The first draft has the problems listed. Write the whole section again with each of them put right: correct the sentence, cite the right evidence, or leave it out. Keep what is sound.${also} Its last line is the DIGEST line.`;
}
