import { createModelReasoner } from '#main/reasoners/model/index.ts';
import { toId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import type { PassageView, PlannerState, SectionRequest } from '#main/ports/reasoner.ts';
import { fakeLanguageModel, findPlainJson } from '#test/support/fake-language-model.ts';
import { obeyingModel } from './obeying-model.ts';
import { brokenInPrompt, type Broken } from './prompt-rules.ts';

/** What a document says wherever Heddle has words of it: in passages, titles, headings, summaries, quotes, digests. */
export type Material = { readonly name: string; readonly title: string; readonly passages: readonly PassageView[] };

export const roles = [
  'select',
  'extract',
  'gather',
  'outline',
  'refine',
  'draft',
  'revise',
  'rework',
  'judge',
] as const;
export type Role = (typeof roles)[number];

const brief = { question: 'How much water do leaks lose, and what is done about them?', lengthWords: 600 };
const signal = new AbortController().signal;
const itemId = toId('itm', 'mains0000');
const evidenceId = toId('evi', 'given0000001');
const secret = 'sk-heddle-secret-7781';

/**
 * Puts a document's words before one role of the reasoner, everywhere that role meets words of documents, with a model
 * that obeys them. Tells what rules were broken, and whether the words came to the model at all.
 */
export async function tryRole(
  role: Role,
  material: Material,
): Promise<{ broken: readonly Broken[]; isReached: boolean }> {
  const answer = obeyingModel('http://127.0.0.1:9');
  const model = fakeLanguageModel((call) => answer({ model: 'fake', messages: [...call.messages] }));
  const reasoner = createModelReasoner({ model, findJson: findPlainJson, parallelCalls: 2 });
  const broken: Broken[] = [];
  const tell = (rule: string, detail: string): void => void broken.push({ rule, detail: `${role}: ${detail}` });
  const { passages } = material;
  const ids = new Set(passages.map(({ passageId }) => passageId));
  switch (role) {
    case 'select': {
      const chosen = await reasoner.select({ brief, goal: wordsOf(material), candidates: passages, limit: 5 }, signal);
      if (chosen.ok && chosen.value.some((id) => !ids.has(id)))
        tell('only what was offered is chosen', 'another passage');
      break;
    }
    case 'extract': {
      const offers = await reasoner.extract({ brief, goal: wordsOf(material), passages }, signal);
      if (offers.ok && offers.value.some(({ passageId }) => !ids.has(passageId)))
        tell('only what was offered is quoted', 'another passage');
      break;
    }
    case 'gather':
    case 'outline':
    case 'refine': {
      const state = stateOf(role, material);
      const decided = await reasoner.decide(state, signal);
      if (decided.ok && decided.value.action.kind === 'propose_outline') {
        const known = new Set(state.memoryBank.map(({ id }) => id));
        for (const operation of decided.value.action.operations) {
          const named = 'evidenceIds' in operation ? operation.evidenceIds : [];
          if (named.some((id) => !known.has(id))) tell('only evidence of the bank is linked', operation.kind);
        }
      }
      break;
    }
    case 'draft':
    case 'revise':
      await reasoner.draft(sectionOf(material, role === 'revise'), { signal, onText: () => undefined });
      break;
    case 'rework': {
      const section = sectionOf(material, false);
      const sentences = [{ text: wordsOf(material), evidenceIds: [evidenceId], paragraph: 0 }];
      await reasoner.rework(
        { how: 'rewrite', selection: wordsOf(material), sentences, section, cited: [evidenceId] },
        signal,
      );
      break;
    }
    case 'judge': {
      const quotes = passages.map(({ text }) => text);
      await reasoner.judge(
        {
          itemId,
          claims: [
            { text: wordsOf(material), quotes },
            { text: 'Leaks lose water.', quotes },
          ],
        },
        signal,
      );
      break;
    }
  }
  for (const { messages } of model.calls) broken.push(...brokenInPrompt(messages, { names: [material.name], secret }));
  const isReached = model.calls.some(({ messages }) => messages.some(({ content }) => content.includes(material.name)));
  return {
    broken: broken.map(({ rule, detail }) => ({ rule, detail: `${material.name} ${role}: ${detail}` })),
    isReached,
  };
}

function wordsOf({ title, passages }: Material): string {
  return [title, ...passages.map(({ text }) => text)].join('\n');
}

function evidenceOf(material: Material): Evidence {
  return {
    id: evidenceId,
    goal: wordsOf(material),
    summary: wordsOf(material),
    quotes: material.passages.map(({ sourceId, text }) => ({
      sourceId,
      charStart: 0,
      charEnd: text.length,
      exact: text,
      prefix: '',
      suffix: '',
      page: null,
    })),
    addedBy: 'planner',
    tags: [],
    note: '',
    status: 'active',
  };
}

function stateOf(role: 'gather' | 'outline' | 'refine', material: Material): PlannerState {
  const words = wordsOf(material);
  const items: OutlineItem[] = ['introduction', 'body', 'body', 'closing'].map((kind, order) => ({
    id: toId('itm', `mains000${order}`),
    parentId: null,
    order,
    heading: order === 1 ? words : `Part ${order}`,
    intent: words,
    role: kind as OutlineItem['role'],
    evidenceIds: [],
    lockedBy: order === 1 ? 'user' : null,
    isNotInSources: false,
  }));
  const memoryBank = material.passages.map(({ sourceId, passageId }, index) => ({
    id: toId('evi', `given000000${index}`),
    sourceId,
    goal: words,
    summary: words,
    headingPath: [words],
    sourceTitle: material.title,
    passageId,
  }));
  return {
    brief,
    outline: { items: role === 'refine' ? items : [] },
    coverage: [],
    memoryBank: role === 'gather' ? memoryBank.slice(0, 1) : memoryBank,
    lastOutcome: { action: 'search', goal: words, newEvidenceIds: memoryBank.map(({ id }) => id), remarks: [words] },
    pastQueries: [words],
    stepNumber: role === 'gather' ? 2 : 6,
    stepsLeft: role === 'outline' ? 1 : 30,
    notes: items.map(({ id }) => ({ itemId: id, known: words, missing: words })),
    mayAsk: true,
    clarification: null,
    library: { sourceCount: 5, passageCount: 20, language: 'en' },
  };
}

function sectionOf(material: Material, isRevision: boolean): SectionRequest {
  const words = wordsOf(material);
  const other = toId('itm', 'other0000');
  return {
    brief,
    headings: [
      { itemId, heading: words, depth: 1, role: 'body' },
      { itemId: other, heading: words, depth: 1, role: 'body' },
    ],
    digests: [{ itemId: other, heading: words, digest: words }],
    item: { id: itemId, heading: words, intent: words, role: 'body', isNotInSources: false },
    wantedWords: 120,
    evidence: [evidenceOf(material)],
    sources: material.passages.map(({ sourceId }) => ({
      id: sourceId,
      title: material.title,
      authors: [words],
      year: 2020,
    })),
    report: {
      sectionCount: 2,
      citedSourceCount: 1,
      librarySourceCount: 1,
      evidenceCount: 1,
      unsupportedHeadings: [words],
      singleSourceHeadings: [words],
    },
    saidBefore: [words],
    instruction: null,
    problems: isRevision ? [words] : [],
    firstDraft: isRevision ? words : null,
    present: words,
  };
}
