import { createHash } from 'node:crypto';
import { succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import { readSource } from '#main/adapters/readers/index.ts';
import type { ReadAndSplitSource } from '#main/flow/ingest/index.ts';
import { splitPassages } from '#main/flow/passages/split-passages.ts';
import type { ReadRequest } from '#main/ports/source-reader.ts';

/** Passages travel as JSON and without their text, which travels once: cloning many small objects costs more than reading does. */
export type ReadAndSplitAnswer = Omit<ReadAndSplitSource, 'passages'> & { readonly passagesJson: string };

/** What one reader thread does with one file. */
export default async function readAndSplit(
  task: ReadRequest & { readonly sourceId: SourceId },
): Promise<Result<ReadAndSplitAnswer>> {
  const read = await readSource(task);
  if (!read.ok) return read;
  const { layout, ...source } = read.value;
  const { text, language } = source;
  const passages = splitPassages({ sourceId: task.sourceId, text, layout, language });
  return succeed({
    ...source,
    layoutJson: JSON.stringify(layout),
    pageCount: layout.pages.length === 0 ? null : layout.pages.length,
    textHash: createHash('sha256').update(text).digest('hex'),
    passagesJson: JSON.stringify(passages.map((passage) => ({ ...passage, text: undefined }))),
  });
}
