import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { succeed } from '#shared/base/result.ts';
import type { CoreEvent, RequestInput, RequestName } from '#shared/contract/index.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { importSources, type Project } from '#main/handlers/index.ts';
import { openLibraryStream, passagesPerSource } from './library-stream.ts';
import { madeSource } from './made-source.ts';
import { engineProcesses, peakMemoryMb } from './process-memory.ts';
import { watchStalls, type Stall } from './watch-stalls.ts';

export type Filled = {
  readonly importMs: number;
  readonly wordsMs: number;
  readonly fitMs: number;
  readonly vectorsMs: number;
  readonly corePeakMb: number;
  readonly enginePeakMb: number;
  readonly stalls: readonly (Stall & { readonly what: string })[];
};

export type Used = {
  readonly openMs: number;
  readonly firstAsksMs: number;
  readonly listMs: number;
  readonly firstSearchMs: number;
  readonly searchMs: readonly number[];
  readonly corePeakMb: number;
  readonly enginePeakMb: number;
  readonly stalls: readonly (Stall & { readonly what: string })[];
};

/**
 * Started as a process of its own: the core as it lives on, with a library of many passages. `fill` brings them in as an
 * import does but for reading files, `use` opens, lists and searches what is there.
 */
const [mode = '', place = '', count = '0'] = process.argv.slice(2);
const folder = join(place, 'project');
const library = openLibraryStream();
const host = createCoreHost({ environment: { ...process.env, HOME: place, HEDDLE_CONFIG_DIR: join(place, 'config') } });
const connection = host.connect();
const watch = watchStalls();
const stalls: (Stall & { what: string })[] = [];
let enginePeakMb = 0;

const answer = mode === 'fill' ? await fill(Number(count)) : await use();
for (const pid of engineProcesses()) enginePeakMb = Math.max(enginePeakMb, peakMemoryMb(pid));
watch.stop();
process.send?.({ ...answer, corePeakMb: peakMemoryMb('self'), enginePeakMb, stalls });
await host.close();
process.disconnect?.();

async function fill(passages: number) {
  await ask('project.create', { folder });
  const opened = host.project(folder);
  if (!opened.ok) throw new Error(opened.fault.message);
  const project = withMadeFiles(opened.value, passages / passagesPerSource);
  const times = { start: performance.now(), words: 0, fit: 0, vectors: 0 };
  let phase = 'import';
  const enter = (next: 'words' | 'fit' | 'vectors') => {
    if (times[next] > 0) return;
    times[next] = performance.now();
    stalls.push({ what: phase, ...watch.take() });
    phase = next;
  };
  const onEvent = ({ type }: CoreEvent) => {
    if (type === 'sources-changed' && project.store.countSources() * passagesPerSource >= passages) enter('words');
    if (type === 'vectors-fitting') enter('fit');
    if (type === 'vectors-projected') enter('vectors');
  };
  watch.take();
  const { signal } = new AbortController();
  const imported = await importSources(project, { folder, paths: ['/papers'] }, { signal, onEvent });
  if (!imported.ok) throw new Error(imported.fault.message);
  const afterWords = performance.now();
  await project.background?.settled('vectors');
  stalls.push({ what: phase, ...watch.take() });
  return {
    importMs: times.words - times.start,
    wordsMs: afterWords - times.words,
    fitMs: times.vectors - times.fit,
    vectorsMs: performance.now() - times.vectors,
  };
}

async function use() {
  const openMs = await ask('project.read', { folder });
  const listMs = await ask('library.list', { folder });
  let firstAsksMs = openMs + listMs;
  for (const name of ['evidence.list', 'outline.read', 'report.read', 'runs.live'] as const) {
    firstAsksMs += await ask(name, { folder });
  }
  const [first = '', ...queries] = library.queries(221);
  const firstSearchMs = await ask('library.search', { folder, query: first, limit: 10 }, 'the first search');
  const searchMs: number[] = [];
  for (const query of queries) searchMs.push(await ask('library.search', { folder, query, limit: 10 }));
  // The first ones warm it up.
  return { openMs, firstAsksMs, listMs, firstSearchMs, searchMs: searchMs.slice(20) };
}

async function ask<Name extends RequestName>(name: Name, input: RequestInput<Name>, what: string = name) {
  await watch.settle();
  watch.take();
  const startedMs = performance.now();
  const asked = await connection.invoke(name, input);
  const ms = performance.now() - startedMs;
  if (!asked.ok) throw new Error(`${name}: ${asked.fault.message}`);
  await watch.settle();
  stalls.push({ what, ...watch.take() });
  return ms;
}

/** The project as it is, but for files: each is made when it is read. */
function withMadeFiles(project: Project, sources: number): Project {
  const nameOf = (path: string) => path.slice('/papers/'.length, -'.txt'.length);
  return {
    ...project,
    files: {
      ...project.files,
      async *find() {
        for (let number = 0; number < sources; number += 1) {
          yield { kind: 'file' as const, path: `/papers/${String(number).padStart(6, '0')}.txt` };
        }
      },
      stage: async (path) => {
        const contentHash = createHash('sha256').update(path).digest('hex');
        return succeed({ contentHash, byteCount: 100_000, stagedPath: path });
      },
      keep: async () => undefined,
      discard: async () => undefined,
      isThere: () => true,
    },
    readAndSplit: async ({ path, sourceId }) => {
      // As after a reader thread's answer: others have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      const texts = library.textsOf(Number(nameOf(path)));
      const { source, text, layoutJson, passages } = madeSource({
        name: nameOf(path),
        texts,
        language: 'en',
        sourceId,
      });
      const { mediaType, language, bibliographic, textHash } = source;
      const read = { text, mediaType, language, bibliographic, textHash, layoutJson, passages };
      return succeed({ ...read, warnings: [], recognised: null, pageCount: null });
    },
  };
}
