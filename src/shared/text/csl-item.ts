import { furtherDateFields, nameFields, textFields, type BibliographicData, type Name } from '../domain/source.ts';
import { withoutTurns } from './unseen-characters.ts';

/** An item of CSL-JSON 1.0.2, as processors and other programs read it. */
export type CslItem = { readonly id: string; readonly type: string; readonly [field: string]: unknown };

type CslDate = {
  'date-parts'?: (readonly number[])[];
  season?: number;
  circa?: boolean;
  literal?: string;
};

/** The source as an item of CSL-JSON. */
export function toCslItem(id: string, data: BibliographicData): CslItem {
  const item: Record<string, unknown> = { title: withoutTurns(data.title) };
  for (const field of textFields) if (data[field] !== undefined) item[field] = withoutTurns(data[field]);
  for (const field of nameFields) if (data[field] !== undefined) item[field] = data[field].map(nameOf);
  for (const field of ['accessed', ...furtherDateFields] as const) {
    const parts = data[field];
    if (parts !== undefined) item[field] = { 'date-parts': [parts] } satisfies CslDate;
  }
  const issued = issuedOf(data);
  if (issued !== null) item['issued'] = issued;
  return { ...item, id, type: data.type };
}

/** A label stands in a sentence: nothing in a name may turn the words behind it. */
function nameOf(name: Name): Name {
  return Object.fromEntries(
    Object.entries(name).map(([part, text]) => [part, text === undefined ? text : withoutTurns(text)]),
  );
}

function issuedOf({ issued, issuedEnd, issuedAs }: BibliographicData): CslDate | null {
  if (issued === undefined && issuedAs === undefined) return null;
  return {
    ...(issued !== undefined && { 'date-parts': issuedEnd === undefined ? [issued] : [issued, issuedEnd] }),
    ...(issuedAs?.season !== undefined && { season: issuedAs.season }),
    ...(issuedAs?.isCirca === true && { circa: true }),
    ...(issuedAs?.literal !== undefined && { literal: issuedAs.literal }),
  };
}
