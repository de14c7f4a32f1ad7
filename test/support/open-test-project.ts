import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Run } from '#shared/domain/run.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import type { IngestedSource } from '#main/ports/project-store.ts';
import { analyseTerms } from '#shared/text/terms/index.ts';
import { createFakeMemoryIndex } from './fake-memory-index.ts';
import { tempFolder } from './temp-folder.ts';

/** A real store with these sources, and an in-memory index of their words. */
export async function openTestProject(sources: readonly IngestedSource[]) {
  const folder = join(await tempFolder(), 'project');
  const opened = openProjectStore({ folder, create: true, clock: { nowMs: () => Date.UTC(2026, 0, 1) } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  onTestFinished(() => store.close());
  store.addSources(sources);
  const index = createFakeMemoryIndex();
  await index.putWords(
    sources.flatMap(({ passages }) =>
      passages.map(({ id, sourceId, text, language }) => ({ id, sourceId, terms: analyseTerms(text, language) })),
    ),
  );
  return { store, library: { store, index, embedder: null } };
}

export function runOf(brief: Partial<Brief> & { question: string }, changes: Partial<Run> = {}): Run {
  return {
    id: toId('run', 'testrun'),
    kind: 'draft',
    reasoner: 'model',
    brief: { lengthWords: 500, ...brief },
    budget: {},
    state: { status: 'running' },
    startedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}
