import { createHash } from 'node:crypto';
import { succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { readSource } from '#main/adapters/readers/index.ts';
import { splitPassages } from '#main/flow/passages/split-passages.ts';
import type { ReadRequest, ReadSource } from '#main/ports/source-reader.ts';

/** A passage on its way between threads: its text is a slice of the source's, which travels anyway. */
export type SplitPassage = Omit<Passage, 'text'>;

/** What one reader thread does with one file. */
export default async function readAndSplit(
  task: ReadRequest & { readonly sourceId: SourceId },
): Promise<Result<{ read: ReadSource; passages: readonly SplitPassage[]; textHash: string }>> {
  const read = await readSource(task);
  if (!read.ok) return read;
  const { text, layout, language } = read.value;
  return succeed({
    read: read.value,
    passages: splitPassages({ sourceId: task.sourceId, text, layout, language }).map(({ text: _, ...rest }) => rest),
    textHash: createHash('sha256').update(text).digest('hex'),
  });
}
