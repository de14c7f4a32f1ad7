import { toId, type EvidenceId, type ItemId, type PassageId, type SourceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import type { EvidenceDigest, PassageView, PlannerState, Reasoner, SectionRequest } from '#main/ports/reasoner.ts';
import { createModelReasoner } from '#main/reasoners/model/index.ts';
import { findPlainJson, type FakeLanguageModel } from '#test/support/fake-language-model.ts';
import { itemOf } from '#test/support/sample-values.ts';

export const never = new AbortController().signal;

export function reasonerOver(model: FakeLanguageModel, parallelCalls = 4): Reasoner {
  return createModelReasoner({ model, findJson: findPlainJson, parallelCalls });
}

export const evidenceId = (number: number): EvidenceId => toId('evi', `e${String(number).padStart(11, '0')}`);
export const itemId = (number: number): ItemId => toId('itm', `i${String(number).padStart(11, '0')}`);
export const passageId = (number: number): PassageId => toId('psg', `p${String(number).padStart(11, '0')}`);
export const sourceId = (number: number): SourceId => toId('src', `s${String(number).padStart(11, '0')}`);

export function digestOf(
  number: number,
  summary = `Summary number ${number} tells of hives and winters.`,
): EvidenceDigest {
  return {
    id: evidenceId(number),
    sourceId: sourceId(number % 5),
    goal: `goal ${number % 3}`,
    summary,
    headingPath: [],
    sourceTitle: `Source ${number % 5}`,
    passageId: passageId(number),
  };
}

export function bodyItem(number: number, changes: Partial<OutlineItem> = {}): OutlineItem {
  return itemOf(`body${number}`, { id: itemId(number), order: number, heading: `Heading ${number}`, ...changes });
}

export function stateOf(changes: Partial<PlannerState> = {}): PlannerState {
  return {
    brief: { question: 'Why do colonies die in winter, and what helps?', lengthWords: 2500 },
    outline: { items: [] },
    coverage: [],
    memoryBank: [],
    lastOutcome: null,
    pastQueries: [],
    stepNumber: 2,
    stepsLeft: 38,
    notes: [],
    mayAsk: false,
    clarification: null,
    library: { sourceCount: 5, passageCount: 200, language: 'en' },
    ...changes,
  };
}

/** Introduction, three body items and a closing. */
export const smallOutline: PlannerState['outline'] = {
  items: [
    bodyItem(0, { role: 'introduction', heading: 'Introduction' }),
    bodyItem(1, { heading: 'Food stores', evidenceIds: [evidenceId(1)] }),
    bodyItem(2, { heading: 'Mites' }),
    bodyItem(3, { heading: 'Insulation' }),
    bodyItem(4, { role: 'closing', heading: 'Conclusion' }),
  ],
};

export function passageOf(number: number, text: string, changes: Partial<PassageView> = {}): PassageView {
  return {
    passageId: passageId(number),
    sourceId: sourceId(number % 5),
    sourceTitle: `Source ${number % 5}`,
    headingPath: ['Part', `Chapter ${number}`],
    kind: 'prose',
    language: 'en',
    text,
    score: 1 / number,
    ...changes,
  };
}

export function evidenceOf(number: number, exact: string, summary = exact): Evidence {
  return {
    id: evidenceId(number),
    goal: 'goal',
    summary,
    quotes: [
      {
        sourceId: sourceId(number % 5),
        charStart: 0,
        charEnd: exact.length,
        exact,
        prefix: '',
        suffix: '',
        page: null,
      },
    ],
    addedBy: 'planner',
    tags: [],
    note: '',
    status: 'active',
  };
}

export function sectionOf(changes: Partial<SectionRequest> = {}): SectionRequest {
  return {
    brief: { question: 'Why do colonies die in winter, and what helps?', lengthWords: 2500 },
    headings: [
      { itemId: itemId(0), heading: 'Introduction', depth: 1, role: 'introduction' },
      { itemId: itemId(1), heading: 'Food stores', depth: 1, role: 'body' },
      { itemId: itemId(2), heading: 'Mites', depth: 1, role: 'body' },
      { itemId: itemId(4), heading: 'Conclusion', depth: 1, role: 'closing' },
    ],
    digests: [],
    item: {
      id: itemId(1),
      heading: 'Food stores',
      intent: 'Says what a colony eats.',
      role: 'body',
      isNotInSources: false,
    },
    wantedWords: 250,
    evidence: [evidenceOf(1, 'A colony needs 20 kg of honey.'), evidenceOf(2, 'Sugar syrup is fed in autumn.')],
    sources: [
      { id: sourceId(1), title: 'Wintering', authors: [], year: 2019 },
      { id: sourceId(2), title: 'Feeding', authors: [], year: null },
    ],
    report: {
      sectionCount: 2,
      citedSourceCount: 2,
      librarySourceCount: 5,
      evidenceCount: 7,
      unsupportedHeadings: [],
      singleSourceHeadings: ['Mites'],
    },
    saidBefore: [],
    instruction: null,
    problems: [],
    firstDraft: null,
    ...changes,
  };
}
