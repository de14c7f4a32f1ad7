import { citationModes, type CitationAttributes } from '#shared/domain/rich-text.ts';
import { toEvidenceIds } from './evidence-states.ts';

/** What a person may say of a citation beside its evidence. */
export type CitationDetails = Pick<CitationAttributes, 'prefix' | 'suffix' | 'locator' | 'mode'>;

type Attributes = Readonly<Record<string, unknown>>;

/** A citation node's attributes as they are stored: what nobody set is left out. */
export function citationAttributes(attributes: Attributes): CitationAttributes {
  const evidenceIds = toEvidenceIds(attributes['evidenceIds']) as CitationAttributes['evidenceIds'];
  return { evidenceIds, ...citationDetails(attributes) };
}

export function citationDetails({ prefix, suffix, locator, mode }: Attributes): CitationDetails {
  const known = citationModes.find((each) => each === mode);
  return {
    ...(typeof prefix === 'string' && prefix !== '' && { prefix }),
    ...(typeof suffix === 'string' && suffix !== '' && { suffix }),
    ...(typeof locator === 'string' && { locator }),
    ...(known !== undefined && known !== 'usual' && { mode: known }),
  };
}

/** As it is copied: nothing where there are no details. */
export function detailsToData(attributes: Attributes): Readonly<Record<string, string>> {
  const details = citationDetails(attributes);
  return Object.keys(details).length === 0 ? {} : { 'data-citation': JSON.stringify(details) };
}

/** What was copied; nothing of what isn't of that form. */
export function dataToDetails(data: string | null): CitationDetails {
  try {
    const parsed: unknown = JSON.parse(data ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? citationDetails({ ...parsed }) : {};
  } catch {
    return {};
  }
}
