import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { LibraryStore, SourceStore } from '#main/ports/project-store.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';
import { boxesOfSpans } from './boxes-of-spans.ts';
import { toListed } from './list-library.ts';

/** A source as its viewer needs it. Fault: `source-not-found`. */
export async function viewSource(options: {
  store: SourceStore & LibraryStore;
  files: Pick<SourceFiles, 'inspect'>;
  sourceId: SourceId;
}): Promise<Result<RequestOutput<'library.view'>>> {
  const { store, files, sourceId } = options;
  const entry = store.getLibraryEntry(sourceId);
  const text = store.readText(sourceId);
  const layout = store.readLayout(sourceId);
  if (entry === null || text === null || layout === null) return fail(sourceNotFound(sourceId));
  const original = await files.inspect(entry.source);
  return succeed({ source: toListed(entry), original, text, blocks: layout.blocks, pages: layout.pages });
}

/** Where words lie on the pages of a PDF or on an image. Fault: `source-not-found`. */
export function locateSpans(options: {
  store: SourceStore;
  sourceId: SourceId;
  spans: readonly { readonly charStart: number; readonly charEnd: number }[];
}): Result<RequestOutput<'library.boxes'>> {
  const { store, sourceId, spans } = options;
  const text = store.readText(sourceId);
  const layout = store.readLayout(sourceId);
  if (text === null || layout === null) return fail(sourceNotFound(sourceId));
  return succeed({ boxes: [...boxesOfSpans({ spans, runBoxes: layout.runBoxes, text })] });
}

export function sourceNotFound(sourceId: SourceId): Fault {
  return userFault('source-not-found', `This project has no source ${sourceId}. It may have been taken out.`);
}
