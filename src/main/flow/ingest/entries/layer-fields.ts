import { bibliographicDataSchema, type BibliographicData, type Source } from '#shared/domain/source.ts';

/**
 * What is known of a source, in layers: what its file says, over it what its entries say, over both what a person set.
 * The parts of a date are of one layer.
 */
export function layerFields(
  source: Pick<Source, 'found' | 'bibliographic' | 'editedFields'>,
  entries: readonly BibliographicData[],
): BibliographicData {
  const fields: Record<string, unknown> = { ...(source.found ?? source.bibliographic) };
  for (const entry of entries) {
    if (entry.issued !== undefined || entry.issuedAs !== undefined) for (const part of dateParts) delete fields[part];
    for (const [name, value] of Object.entries(entry)) {
      const saysNothing = value === undefined || value === '' || (name === 'type' && value === 'document');
      if (!saysNothing) fields[name] = value;
    }
  }
  for (const name of withWholeDates(source.editedFields)) {
    const value = source.bibliographic[name as keyof BibliographicData];
    if (value === undefined) delete fields[name];
    else fields[name] = value;
  }
  return bibliographicDataSchema.parse(fields);
}

const dateParts = ['issued', 'issuedEnd', 'issuedAs'] as const;

/** Whoever sets a part of the date has said what the date is. */
export function withWholeDates(names: readonly string[]): readonly string[] {
  const isDated = dateParts.some((part) => names.includes(part));
  return isDated ? [...new Set([...names, ...dateParts])] : names;
}
