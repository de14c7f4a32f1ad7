import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import { bibliographicDataSchema, type BibliographicData } from '#shared/domain/source.ts';
import type { EntryStore, LibraryStore, SourceStore } from '#main/ports/project-store.ts';
import { layerFields, withWholeDates } from './entries/layer-fields.ts';
import { toDoi } from './find-doi.ts';
import { sourceNotFound } from './view-source.ts';

/**
 * Replaces the bibliographic fields named; null takes a field out. All or none. Faults: `source-not-found`,
 * `wrong-use`, which names the field.
 */
export function editSource(options: {
  store: SourceStore & LibraryStore;
  sourceId: SourceId;
  changes: Readonly<Record<string, unknown>>;
}): Result<BibliographicData> {
  const { store, sourceId, changes } = options;
  const source = store.getSource(sourceId);
  if (source === null) return fail(sourceNotFound(sourceId));
  const fields: Record<string, unknown> = { ...source.bibliographic };
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(bibliographicDataSchema.shape, name)) return fail(wrongField(name, 'there is no such field'));
    const given = tidied(value);
    if (given !== null) fields[name] = given;
    else if (name === 'title' || name === 'type') return fail(wrongField(name, 'it can’t be empty'));
    else delete fields[name];
  }
  const parsed = bibliographicDataSchema.safeParse(fields);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(wrongField(String(issue?.path[0] ?? ''), 'its value doesn’t have the right form'));
  }
  const wrong = Object.keys(changes)
    .map((name) => complaint(name, parsed.data))
    .find((each) => each !== null);
  if (wrong !== undefined) return fail(wrong);
  const bibliographic = withPlainDoi(parsed.data);
  const differs = (name: string) => !isSame(bibliographic, source.bibliographic, name);
  const edited = Object.keys(changes).filter((name) => differs(name) || source.editedFields.includes(name));
  store.putSourceRecord({
    ...source,
    found: source.found ?? source.bibliographic,
    bibliographic,
    editedFields: [...new Set([...source.editedFields, ...edited])],
  });
  return succeed(bibliographic);
}

/** What is confirmed as it was isn't set by the person. */
function isSame(a: BibliographicData, b: BibliographicData, name: string): boolean {
  const field = name as keyof BibliographicData;
  return JSON.stringify(a[field]) === JSON.stringify(b[field]);
}

/** Takes back what a person set: the fields say again what the source's entries or its file say. */
export function giveBack(options: {
  store: SourceStore & LibraryStore & EntryStore;
  sourceId: SourceId;
  fields: readonly string[];
}): Result<BibliographicData> {
  const { store, sourceId } = options;
  const source = store.getSource(sourceId);
  if (source === null) return fail(sourceNotFound(sourceId));
  const given = withWholeDates(options.fields);
  const left = { ...source, editedFields: source.editedFields.filter((name) => !given.includes(name)) };
  const entries = store.entriesOfSource(sourceId).map((entry) => entry.bibliographic);
  const bibliographic = layerFields(left, entries);
  store.putSourceRecord({ ...left, bibliographic });
  return succeed(bibliographic);
}

/** Text without space around it; null for what is empty. */
function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null;
  if (!Array.isArray(value)) return value ?? null;
  const entries = value.flatMap((entry: unknown): unknown[] => {
    if (typeof entry !== 'object' || entry === null) return [entry];
    const kept = Object.entries(entry).flatMap(([name, part]) => {
      const left = tidied(part);
      return left === null ? [] : [[name, left] as const];
    });
    return kept.length === 0 ? [] : [Object.fromEntries(kept)];
  });
  return entries.length === 0 ? null : entries;
}

function complaint(name: string, { issued, accessed, URL: url, DOI: doi }: BibliographicData) {
  if (name === 'issued' && issued !== undefined && !isDate(issued)) return wrongField(name, 'there is no such date');
  if (name === 'accessed' && accessed !== undefined && !isDate(accessed)) {
    return wrongField(name, 'there is no such date');
  }
  if (name === 'URL' && url !== undefined && !/^https?:\/\/\S+$/i.test(url)) {
    return wrongField(name, 'it has to begin with http:// or https://');
  }
  if (name === 'DOI' && doi !== undefined && toDoi(doi) === null) return wrongField(name, 'a DOI begins with 10.');
  return null;
}

function isDate([year = 0, month, day]: readonly number[]): boolean {
  if (Math.abs(year) > 9999) return false;
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate());
}

function withPlainDoi(data: BibliographicData): BibliographicData {
  const doi = data.DOI === undefined ? null : toDoi(data.DOI);
  return doi === null ? data : { ...data, DOI: doi };
}

function wrongField(name: string, reason: string) {
  return userFault('wrong-use', `The field ${name} can’t be set: ${reason}.`);
}
