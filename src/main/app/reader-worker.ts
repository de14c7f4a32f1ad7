import { createHash } from 'node:crypto';
import { succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import { createTextRecogniser } from '#main/adapters/ocr/index.ts';
import { isSlides } from '#shared/domain/source.ts';
import { readSource } from '#main/adapters/readers/index.ts';
import type { WorkerTask } from '#main/adapters/workers/index.ts';
import type { ReadAndSplitSource } from '#main/flow/ingest/index.ts';
import { splitPassages } from '#main/flow/passages/split-passages.ts';
import type { ReadRequest } from '#main/ports/source-reader.ts';

/** Passages travel as JSON and without their text, which travels once: cloning many small objects costs more than reading does. */
export type ReadAndSplitAnswer = Omit<ReadAndSplitSource, 'passages'> & { readonly passagesJson: string };

/** A file to read, and how the text of pictures is recognised. */
export type ReaderTask = ReadRequest & {
  readonly sourceId: SourceId;
  readonly ocr: { readonly languages: readonly string[]; readonly languageFolder: string };
};

export type PageProgress = { readonly page: number; readonly pages: number };

/** A page takes some seconds; one that takes this long is no text. */
const pageTimeoutMs = 120_000;

// The PDF library leaves promises of objects that are broken to themselves: what was asked of it fails where it is awaited.
process.on('unhandledRejection', () => undefined);

/** What one reader thread does with one file. */
export default async function readInWorker({
  task,
  progress,
}: WorkerTask<ReaderTask>): Promise<Result<ReadAndSplitAnswer>> {
  const recogniser = createTextRecogniser({ ...task.ocr, pageTimeoutMs });
  const onPage = (page: number, pages: number) => progress.postMessage({ page, pages } satisfies PageProgress);
  return readAndSplit(task, { recogniser, onPage }).finally(() => recogniser.close());
}

/** The same with any recogniser. */
export async function readAndSplit(
  task: ReadRequest & { readonly sourceId: SourceId },
  aids: Parameters<typeof readSource>[1],
): Promise<Result<ReadAndSplitAnswer>> {
  const read = await readSource(task, aids);
  if (!read.ok) return read;
  const { layout, ...source } = read.value;
  const { text, language, mediaType } = source;
  const isPagewise = isSlides(mediaType);
  const passages = splitPassages({ sourceId: task.sourceId, text, layout, language, isPagewise });
  return succeed({
    ...source,
    layoutJson: JSON.stringify(layout),
    pageCount: layout.pages.length === 0 ? null : layout.pages.length,
    textHash: createHash('sha256').update(text).digest('hex'),
    passagesJson: JSON.stringify(passages.map((passage) => ({ ...passage, text: undefined }))),
  });
}
