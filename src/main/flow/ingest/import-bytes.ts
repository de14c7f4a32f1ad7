import { ourFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { SourceStore } from '#main/ports/project-store.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';
import type { ImportEvent, ImportReport } from './import-report.ts';
import type { ReadAndSplit } from './read-and-split.ts';
import { sourceIdOf, toIngested } from './to-source.ts';

/**
 * Makes a source of bytes that are no file yet: a note, a page. Content that is there already is skipped. Faults: the
 * readers', `cancelled`.
 */
export async function importBytes(options: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Where it is from: an address, or what a person calls it. */
  readonly origin: string;
  readonly known: (read: BibliographicData) => Partial<BibliographicData>;
  readonly store: SourceStore;
  readonly files: SourceFiles;
  readonly readAndSplit: ReadAndSplit;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ImportEvent) => void;
}): Promise<Result<Omit<ImportReport, 'entries' | 'changed'>>> {
  const { bytes, fileName, origin, known, store, files, readAndSplit, clock, signal, onEvent } = options;
  onEvent({ type: 'file-started', path: origin });
  const staged = await files.stageBytes(bytes);
  const present = store.findSourceByHash(staged.contentHash);
  if (present !== null) {
    const reason = `the same content is in the project already: ${present.bibliographic.title}`;
    onEvent({ type: 'file-skipped', path: origin, reason });
    return succeed({ imported: [], skipped: [{ path: origin, reason, sourceId: present.id }], failed: [] });
  }
  const request = { path: staged.stagedPath, fileName, sourceId: sourceIdOf(staged), bytes };
  const read = await readAndSplit(request, signal, (page, pages) =>
    onEvent({ type: 'page-read', path: origin, page, pages }),
  );
  if (!read.ok) {
    const { code, message } = read.fault;
    onEvent({ type: 'file-failed', path: origin, code, message });
    return read;
  }
  const ingested = toIngested({
    staged,
    read: read.value,
    fileName,
    origin,
    known: known(read.value.bibliographic),
    clock,
  });
  await files.keep(staged, fileName);
  if (store.addSources([ingested]).length === 0) {
    return fail(ourFault('project-damaged', 'Another source has the id that this content would get.'));
  }
  const { source, passages } = ingested;
  onEvent({ type: 'source-imported', path: origin, sourceId: source.id, passages: passages.length });
  const { title } = source.bibliographic;
  return succeed({
    imported: [{ sourceId: source.id, path: origin, title, pages: source.pageCount, passages: passages.length }],
    skipped: [],
    failed: [],
  });
}
