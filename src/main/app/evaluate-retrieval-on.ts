import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type PassageId } from '#shared/base/ids.ts';
import { readBeir, type BeirCollection } from '#main/adapters/beir/index.ts';
import { detectLanguage } from '#main/adapters/readers/index.ts';
import {
  evaluateRetrieval,
  openQueryEmbedder,
  projectPassages,
  queryLanguages,
  retrieve,
} from '#main/flow/passages/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { IngestedSource } from '#main/ports/project-store.ts';
import { openProject } from './open-project.ts';

export type RetrievalEvaluation = Awaited<ReturnType<typeof evaluateRetrieval>>;

/**
 * Measures retrieval on a BEIR collection with the real engines: a project in a temporary folder whose every
 * document is a source of one passage, searched as every project is.
 */
export async function evaluateRetrievalOn(options: {
  folder: string;
  signal: AbortSignal;
}): Promise<Result<RetrievalEvaluation>> {
  const collection = await readBeir(options.folder);
  if (!collection.ok) return collection;
  const projectFolder = await mkdtemp(join(tmpdir(), 'heddle-eval-'));
  try {
    const project = openProject({ folder: projectFolder, create: true });
    if (!project.ok) return project;
    try {
      return await evaluate(project.value, collection.value, options.signal);
    } finally {
      await project.value.close();
    }
  } finally {
    await rm(projectFolder, { recursive: true, force: true });
  }
}

async function evaluate(
  project: Project,
  { documents, queries }: BeirCollection,
  signal: AbortSignal,
): Promise<Result<RetrievalEvaluation>> {
  const { store, index, fitter, newSuffix } = project;
  const documentOf = new Map<PassageId, string>();
  const sources = documents.map(({ id, text }) => toSource(id, text));
  sources.forEach(({ passages }, at) => {
    const [passage] = passages;
    const document = documents[at];
    if (passage !== undefined && document !== undefined) documentOf.set(passage.id, document.id);
  });
  store.addSources(sources);
  let waiting: string | null = null;
  const ready = await projectPassages({
    store,
    index,
    fitter,
    fit: true,
    newStamp: newSuffix,
    signal,
    onEvent: (event) => {
      if (event.type === 'vectors-waiting') waiting = event.message;
    },
  });
  if (!ready.ok) return ready;
  // Figures of words alone would pass for the embedder's.
  if (waiting !== null) return fail(providerFault('endpoint-unreachable', waiting));
  const embedder = await openQueryEmbedder({ store, fitter, signal, onEvent: () => undefined });
  const passagesByLanguage = store.passagesByLanguage();
  return succeed(
    await evaluateRetrieval({
      queries,
      clock: { nowMs: () => performance.now() },
      retrieve: async (query, limit) => {
        const languages = queryLanguages(query, passagesByLanguage);
        const hits = await retrieve({ query, limit, index, embedder, languages });
        return hits.flatMap(({ id }) => documentOf.get(id) ?? []);
      },
    }),
  );
}

function toSource(id: string, text: string): IngestedSource {
  const stored = text.trim() === '' ? id : text;
  const contentHash = createHash('sha256').update(`${id}\n${stored}`).digest('hex');
  const sourceId = toId('src', contentHash.slice(0, 20));
  const language = detectLanguage(stored, []);
  return {
    source: {
      id: sourceId,
      contentHash,
      textHash: createHash('sha256').update(stored).digest('hex'),
      mediaType: 'text/plain',
      fileName: id,
      origin: id,
      byteCount: Buffer.byteLength(stored),
      charCount: stored.length,
      language,
      pageCount: null,
      bibliographic: { type: 'document', title: id },
      editedFields: [],
      warnings: [],
      recognised: null,
      importedAt: new Date(0).toISOString(),
    },
    text: stored,
    layoutJson: JSON.stringify({ blocks: [], pages: [], runBoxes: [] }),
    passages: [
      {
        id: toId('psg', contentHash.slice(0, 20)),
        sourceId,
        ordinal: 0,
        charStart: 0,
        charEnd: stored.length,
        text: stored,
        kind: 'prose',
        headingPath: [],
        page: null,
        language,
      },
    ],
  };
}
