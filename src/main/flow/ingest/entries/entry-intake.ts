import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { createPace } from '#main/ports/pace.ts';
import type { Fault } from '#shared/base/fault.ts';
import { toId, type EntryId, type SourceId } from '#shared/base/ids.ts';
import type { BibliographyEntry, EntryForm } from '#shared/domain/bibliography-entry.ts';
import { titleKey } from '#shared/text/identifiers.ts';
import type { BibliographyFiles, ReadEntry } from '#main/ports/bibliography-files.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';
import { applyEntries } from './apply-entries.ts';
import { placesOfFile } from './entry-files.ts';
import { matchWaiting } from './match-waiting.ts';

/** What became of the entries that an import came upon. */
export type EntriesReport = {
  /** The bibliographies that were read. */
  readonly files: readonly string[];
  readonly read: number;
  /** Of those read, or waiting from before, how many belong to a source now. */
  readonly matched: number;
  /** Of those, how many by a file that they name. */
  readonly attached: number;
  /** Of those read, how many wait for a source. */
  readonly unmatched: number;
  /** Entries that were passed over and files that aren't there, in sentences. */
  readonly problems: readonly string[];
};

export type EntryIntake = ReturnType<typeof createEntryIntake>;

/** Whether a file's name says that it is a bibliography; other files end in .json too. */
export function isBibliographyName(path: string): boolean {
  return formOfEnding.has(extname(path).toLowerCase());
}

const formOfEnding: ReadonlyMap<string, EntryForm> = new Map([
  ['.bib', 'bibtex'],
  ['.bibtex', 'bibtex'],
  ['.ris', 'ris'],
  ['.nbib', 'ris'],
  ['.json', 'csl-json'],
]);

/** Stored in one go: few enough to hold nobody up. */
const batchEntries = 100;

/** Takes bibliographies in while an import goes on: first entries, then the files they name, then what belongs together. */
export function createEntryIntake(options: {
  store: ProjectStore;
  files: SourceFiles;
  bibliographies: Pick<BibliographyFiles, 'read'>;
  clock: Clock;
}) {
  const { store, files, bibliographies, clock } = options;
  const ids = new Set<EntryId>();
  let origins: Map<string, ReturnType<typeof store.entryOrigins>[number][]> | null = null;
  const problems: string[] = [];
  const taken: string[] = [];
  const wanted: { readonly id: EntryId; readonly path: string }[] = [];

  /** A changed entry replaces the one that it was; what it belongs to stays. */
  async function keep(
    read: readonly (ReadEntry & { readonly origin?: string })[],
    from: { readonly form: EntryForm; readonly origin: string },
  ): Promise<void> {
    const pace = createPace();
    const importedAt = timestamp(clock);
    const seen = new Map<string, number>();
    let batch: BibliographyEntry[] = [];
    for (const { key, bibliographic, raw, files: named, origin = from.origin } of read) {
      await pace();
      // An entry of a place of its own is known by that; in a file it is known by its key.
      const name = origin !== from.origin ? '' : key || `${bibliographic.DOI ?? ''} ${titleKey(bibliographic.title)}`;
      const nth = seen.get(name) ?? 0;
      if (name !== '') seen.set(name, nth + 1);
      const made = entryId(origin, name, nth);
      const before = store.getEntry(made) ?? moved(key, origin);
      const id = before?.id ?? made;
      const entry: BibliographyEntry = {
        id,
        key,
        bibliographic,
        raw,
        origin,
        form: from.form,
        files: [...named],
        sourceId: before?.sourceId ?? null,
        importedAt: before?.raw === raw ? before.importedAt : importedAt,
      };
      ids.add(id);
      want(entry);
      batch.push(entry);
      if (batch.length < batchEntries) continue;
      store.putEntries(batch);
      batch = [];
    }
    store.putEntries(batch);
  }

  /** The entry of a file that came from elsewhere before and isn't there any more: it was moved, or handed over anew. */
  function moved(key: string, origin: string): BibliographyEntry | null {
    if (key === '') return null;
    origins ??= Map.groupBy(store.entryOrigins(), (each) => nameOf(each.origin) + each.key);
    const lost = (origins.get(nameOf(origin) + key) ?? []).filter((each) => !ids.has(each.id));
    const found = lost.find((each) => each.origin !== origin && !files.isThere(each.origin));
    return found === undefined ? null : store.getEntry(found.id);
  }

  function want({ id, key, files: named, origin, sourceId }: BibliographyEntry): void {
    for (const file of named) {
      const places = placesOfFile(file, origin);
      const path = places.find((place) => files.isThere(place));
      if (path !== undefined) wanted.push({ id, path });
      else if (places.length > 0 && sourceId === null) {
        problems.push(`The file of the entry “${key}” isn’t there: ${file}`);
      }
    }
  }

  return {
    /** Reads a bibliography. `foreign`: the file is of another kind; a fault: it can't be read at all. */
    take: async (path: string): Promise<'taken' | 'foreign' | Fault> => {
      const form = formOfEnding.get(extname(path).toLowerCase()) ?? 'bibtex';
      const bytes = await files.readWhole(path);
      if (!bytes.ok) return bytes.fault;
      const read = await bibliographies.read({ fileName: basename(path), bytes: bytes.value });
      if (!read.ok) return form === 'csl-json' ? 'foreign' : read.fault;
      taken.push(path);
      await keep(read.value.entries, { form, origin: path });
      problems.push(...read.value.problems.map((problem) => `${basename(path)}: ${problem}`));
      return 'taken';
    },
    /** How many bibliographies were taken. */
    taken: (): number => taken.length,
    /** The same as `take` for entries that no file holds. */
    keep,
    /** Files that entries name and that are there, each once. */
    filesNamed: (): readonly string[] => [...new Set(wanted.map(({ path }) => path))],
    /** Puts together what belongs together, once the files came in; `placed` says which source each became. */
    settle: async (
      placed: ReadonlyMap<string, SourceId>,
    ): Promise<EntriesReport & { readonly changed: readonly SourceId[] }> => {
      const attached = new Map<EntryId, SourceId>();
      for (const { id, path } of wanted.toSorted(pdfFirst)) {
        const sourceId = placed.get(path);
        if (sourceId !== undefined && !attached.has(id)) attached.set(id, sourceId);
      }
      store.attachEntries([...attached].map(([id, sourceId]) => ({ id, sourceId })));
      const waiting = await matchWaiting(store);
      const pace = createPace();
      const sourceIds: SourceId[] = [];
      for (const id of ids) {
        await pace();
        const sourceId = store.getEntry(id)?.sourceId ?? null;
        if (sourceId !== null) sourceIds.push(sourceId);
      }
      const changed = await applyEntries({
        store,
        sourceIds: [...sourceIds, ...waiting.map(({ sourceId }) => sourceId)],
      });
      return {
        files: taken,
        read: ids.size,
        matched: sourceIds.length + waiting.filter(({ id }) => !ids.has(id)).length,
        attached: attached.size,
        unmatched: ids.size - sourceIds.length,
        problems,
        changed,
      };
    },
  };
}

function nameOf(origin: string): string {
  return `${origin.replace(/^.*[\\/]/, '')}\n`;
}

/** Of an entry's files the one that is read best is its own. */
function pdfFirst(a: { readonly path: string }, b: { readonly path: string }): number {
  return Number(b.path.toLowerCase().endsWith('.pdf')) - Number(a.path.toLowerCase().endsWith('.pdf'));
}

/** The same entry of the same file is the same one when it comes again. */
function entryId(origin: string, name: string, nth: number): EntryId {
  const hash = createHash('sha256')
    .update(JSON.stringify([origin, name, nth]))
    .digest('hex');
  return toId('ent', hash.slice(0, 20));
}
