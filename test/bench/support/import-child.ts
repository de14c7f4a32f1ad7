import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { toId } from '#shared/base/ids.ts';
import { createReaderPool } from '#main/app/reader-pool.ts';
import { openProject } from '#main/app/open-project.ts';
import { importPaths } from '#main/flow/ingest/index.ts';
import { projectPassages } from '#main/flow/passages/index.ts';

/**
 * Started as a process of its own: imports the folder named first without fitting vectors, or with `alone` only reads
 * and splits its files in this thread. Sends milliseconds and passages.
 */
const [folder = '', mode = 'import', threads = '1'] = process.argv.slice(2);
const ocr = { languages: ['eng'], languageFolder: '' };
const measured = mode === 'alone' ? await readAlone() : await importAll();
process.send?.(measured, () => process.disconnect());

async function readAlone() {
  const { default: readAndSplit } = await import('#main/app/reader-worker.ts');
  const startedMs = performance.now();
  let passages = 0;
  const { port1: progress } = new MessageChannel();
  for (const fileName of await readdir(folder)) {
    const sourceId = toId('src', 'bench00');
    const answer = await readAndSplit({ task: { path: join(folder, fileName), fileName, sourceId, ocr }, progress });
    if (answer.ok) passages += answer.value.passagesJson.split('"id"').length - 1;
  }
  progress.close();
  return { ms: performance.now() - startedMs, passages };
}

async function importAll() {
  const projectFolder = join(tmpdir(), `heddle-bench-${process.pid}`);
  const opened = openProject({ folder: projectFolder, create: true });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store, files, index, fitter, clock, newSuffix, ...project } = opened.value;
  const readers = createReaderPool({ threads: Number(threads), ocr: () => ocr });
  const { signal } = new AbortController();
  const startedMs = performance.now();
  const onEvent = () => undefined;
  const report = await importPaths({
    paths: [folder],
    store,
    files,
    bibliographies: bibliographyFiles,
    readAndSplit: readers.readAndSplit,
    width: Number(threads),
    clock,
    signal,
    onEvent,
  });
  if (!report.ok) throw new Error(report.fault.message);
  const readMs = performance.now() - startedMs;
  const projected = await projectPassages({ store, index, fitter, fit: false, newStamp: newSuffix, signal, onEvent });
  if (!projected.ok) throw new Error(projected.fault.message);
  const ms = performance.now() - startedMs;
  const passages = store.countPassages();
  const { failed } = report.value;
  await readers.close();
  await project.close();
  await rm(projectFolder, { recursive: true, force: true });
  return { ms, readMs, passages, failed: failed.length };
}
