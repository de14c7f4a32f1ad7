import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '#shared/base/result.ts';
import { leafItems, type OutlineItem } from '#shared/domain/outline.ts';
import { openProject } from '#main/app/open-project.ts';
import { answerRequest, type CallOptions } from '#main/handlers/index.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer, type ModelServer } from '#test/support/model-server/start-model-server.ts';
import { atMost, exactly, type Row as Figure } from './support/row.ts';

const delayMs = 300;
const parallelCalls = 4;
const bodySections = 18;
const documents = fileURLToPath(new URL('../../resources/sample/documents', import.meta.url));
const brief = {
  question: 'How do teams keep a digital service accessible and secure, and work with users?',
  lengthWords: 4000,
};

/** What a draft with a model takes beyond the model's own time: 300 ms a call, 20 sections, 4 calls at a time. */
export async function measure(): Promise<{ name: string; rows: Figure[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
  const server = await startModelServer({ answer: obedientModel({ delayMs, bodyItems: bodySections }) });
  const environment = {
    HEDDLE_BASE_URL: server.baseUrl,
    HEDDLE_MODEL: 'scripted',
    HEDDLE_PARALLEL_CALLS: String(parallelCalls),
    HEDDLE_CONFIG_DIR: join(folder, 'config'),
  };
  const place = join(folder, 'project');
  const opened = openProject({ folder: place, create: true, environment });
  if (!opened.ok) throw new Error(opened.fault.message);
  const project = opened.value;
  const options: CallOptions = { signal: new AbortController().signal, onEvent: () => undefined };
  try {
    must(await answerRequest('library.import', { folder: place, paths: [documents] }, project, options));
    // The first run asks the endpoint what it can do, once.
    must(await answerRequest('endpoint.probe', { folder: place }, project, options));
    const planning = await timed(server, async () => {
      must(await answerRequest('report.plan', { folder: place, reasoner: 'model', brief }, project, options));
    });
    const writing = await timed(server, async () => {
      must(await answerRequest('report.write', { folder: place }, project, options));
    });
    const { store } = project;
    const calls = store.listRuns().flatMap(({ id }) => store.listCalls(id).map(({ request }) => request.purpose));
    const callsOf = ({ id }: OutlineItem) => calls.filter((purpose) => purpose.includes(id)).length;
    const items = leafItems(store.readOutline());
    const criticalMs = criticalCalls(items, callsOf) * delayMs;
    return {
      name: `a draft with a model, ${delayMs} ms a call`,
      rows: [
        exactly(20, { what: 'sections', value: items.length, unit: '' }),
        { what: 'calls for a section, at most', value: Math.max(...items.map(callsOf)), unit: '' },
        { what: 'calls while planning', value: planning.calls, unit: '' },
        { what: 'planning, time no call was in flight', value: planning.idleMs, unit: 'ms' },
        { what: 'planning / time any call was in flight', value: planning.wallMs / planning.busyMs, unit: '×' },
        { what: 'writing', value: writing.wallMs / 1000, unit: 's' },
        { what: 'writing, the critical path of the calls', value: criticalMs / 1000, unit: 's' },
        atMost(1.15, { what: 'writing / critical path', value: writing.wallMs / criticalMs, unit: '×' }),
      ],
    };
  } finally {
    await project.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The calls of which each waits for the one before: a body section begins when those four places before it are done,
 * introduction and closing when the body is.
 */
function criticalCalls(items: readonly OutlineItem[], callsOf: (item: OutlineItem) => number): number {
  const ends: number[] = [];
  for (const item of items.filter(({ role }) => role === 'body')) {
    const begin = Math.max(0, ...ends.slice(0, Math.max(0, ends.length + 1 - parallelCalls)));
    ends.push(begin + callsOf(item));
  }
  return Math.max(...ends) + Math.max(...items.filter(({ role }) => role !== 'body').map(callsOf));
}

/** How long the work took, and how much of that some call was being answered. */
async function timed(server: ModelServer, work: () => Promise<void>) {
  const before = server.requests.length;
  const startedMs = performance.now();
  await work();
  const wallMs = performance.now() - startedMs;
  const calls = server.requests.slice(before);
  let busyMs = 0;
  let until = 0;
  for (const { atMs, answeredAtMs } of calls.toSorted((a, b) => a.atMs - b.atMs)) {
    const end = answeredAtMs ?? atMs;
    busyMs += Math.max(0, end - Math.max(atMs, until));
    until = Math.max(until, end);
  }
  return { wallMs, busyMs, idleMs: wallMs - busyMs, calls: calls.length };
}

function must<T>(answer: Result<T>): void {
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
}
