import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import type { Run } from '#shared/domain/run.ts';
import { readWritingScope, writeSections } from '#main/flow/sections/index.ts';
import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const subjects = ['bees', 'wasps', 'mites', 'hives', 'frost', 'honey', 'combs', 'queen', 'drone', 'swarm'];

/** A sentence on the subject that no other has the words of. */
export function sentenceOn(subject: string): string {
  const at = subjects.indexOf(subject);
  return `Keepers of ${subject} counted ${100 + at} of them in the year ${1900 + at}, when ${subject} were rare.`;
}

/** A project whose outline has a body item for each of so many subjects, each with the one sentence there is on it. */
export async function writingProject(bodyItems: number, changes: Partial<Run> = {}) {
  const wanted = subjects.slice(0, bodyItems);
  const sources = wanted.map((subject) => sourceOf([sentenceOn(subject)], subject));
  const opened = await openTestProject(sources);
  const { store } = opened;
  const evidence = wanted.map((subject, at) => {
    const source = sources[at];
    if (source === undefined) throw new Error('no source');
    return evidenceOf(source, sentenceOn(subject), subject);
  });
  store.putEvidence(evidence);
  const items = [
    itemOf('intro', { role: 'introduction', heading: 'Introduction' }),
    ...wanted.map((subject, at): OutlineItem => {
      const id = evidence[at]?.id;
      return itemOf(subject, { heading: subject, evidenceIds: id === undefined ? [] : [id] });
    }),
    itemOf('closing', { role: 'closing', heading: 'Closing' }),
  ];
  store.writeOutline(outlineOf(...items), 'test');
  const run = runOf({ question: 'What of bees?' }, { kind: 'write', ...changes });
  store.putRun(run);

  const write = async (
    script: Parameters<typeof scriptedReasoner>[0],
    more: { run?: Run; itemId?: ItemId; signal?: AbortSignal } = {},
  ) => {
    const requests: SectionRequest[] = [];
    const events: string[] = [];
    const reasoner = scriptedReasoner({
      ...script,
      draft: (request) => {
        requests.push(request);
        return (script.draft ?? faithful)(request);
      },
    });
    const answer = await writeSections({
      run: more.run ?? run,
      store,
      reasoner,
      parseMarkdown: parseSectionMarkdown,
      itemId: more.itemId ?? null,
      instruction: null,
      clock: { nowMs: () => Date.UTC(2026, 0, 1) },
      signal: more.signal ?? new AbortController().signal,
      onEvent: ({ type, itemId }) => {
        if (type !== 'section-text' && type !== 'section-changed') events.push(`${type} ${itemId}`);
      },
    });
    return { answer, requests, events, calls: reasoner.calls };
  };
  const idOf = (subject: string): EvidenceId => {
    const found = evidence[wanted.indexOf(subject)];
    if (found === undefined) throw new Error(`no evidence on ${subject}`);
    return found.id;
  };
  const stepOf = (heading: string): Record<string, unknown> => {
    const item = items.find((each) => each.heading === heading);
    const step = store
      .listSteps(run.id)
      .findLast(({ kind, outcome }) => kind === 'section' && (outcome as { itemId: string }).itemId === item?.id);
    return (step?.outcome ?? {}) as Record<string, unknown>;
  };
  return { ...opened, run, write, idOf, stepOf, scope: () => readWritingScope(store, run.id) };
}

/** Each body section in its evidence's own words, the others on the report itself. */
export function faithful(request: SectionRequest): SectionDraft {
  return drafted(request, ({ summary }) => summary.slice(0, -1));
}

/** Each body section in other words than its evidence's, so that a checker is asked. */
export function paraphrased(request: SectionRequest): SectionDraft {
  return drafted(request, () => `Long ago, ${request.item.heading} were few`);
}

export function drafted(request: SectionRequest, say: (evidence: Evidence) => string): SectionDraft {
  const { item, evidence, report } = request;
  const said = evidence.map((each) => `${say(each)} [@${each.id}].`).join(' ');
  const own = `The ${item.heading} is of a report on ${report.sectionCount} things.`;
  return { markdown: item.role === 'body' ? said : own, digest: `said ${item.heading}` };
}
