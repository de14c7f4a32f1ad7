import {
  bibliographicDataSchema,
  furtherDateFields,
  nameFields,
  textFields,
  type BibliographicData,
} from '#shared/domain/source.ts';
import { latexToText } from './latex-to-text.ts';

/** Names of fields for what BibTeX has no field for: other programs pass over them. */
const prefix = 'csl-';
const texts: ReadonlySet<string> = new Set(textFields);
const others: readonly string[] = [...nameFields, ...furtherDateFields, 'issued', 'issuedEnd', 'issuedAs', 'accessed'];
const fieldOfName: ReadonlyMap<string, string> = new Map(
  ['type', 'title', ...textFields, ...others].map((field) => [prefix + field.toLowerCase(), field]),
);

/** What an entry says in fields of our own comes before what its other fields say. */
export function readOwnFields(fields: ReadonlyMap<string, string>, data: BibliographicData): BibliographicData {
  const read: Record<string, unknown> = {};
  for (const [name, written] of fields) {
    const field = fieldOfName.get(name);
    if (field === undefined) continue;
    if (field === 'title') read[field] = latexToText(written);
    else if (written.trim() === '') read[field] = undefined;
    else if (field === 'type' || texts.has(field)) read[field] = latexToText(written);
    else {
      const value = parseJson(written);
      if (value !== null) read[field] = value;
    }
  }
  const checked = bibliographicDataSchema.safeParse({ ...data, ...read });
  return checked.success ? checked.data : data;
}

/**
 * What is lost or changed when `read` comes of writing `wanted`: fields of our own that mend it, by name. An empty value
 * takes back what the other fields seem to say.
 */
export function ownFieldsFor(
  wanted: BibliographicData,
  read: BibliographicData,
  toLatex: (text: string) => string,
): readonly (readonly [string, string])[] {
  const mending: [string, string][] = [];
  for (const [name, field] of fieldOfName) {
    const key = field as keyof BibliographicData;
    if (field === 'citation-key' || wanted[key] === read[key] || comparable(wanted[key]) === comparable(read[key]))
      continue;
    const value = wanted[key];
    mending.push([name, value === undefined ? '' : typeof value === 'string' ? toLatex(value) : toJson(value)]);
  }
  return mending;
}

function comparable(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  return JSON.stringify(value, (_key, part: unknown) => (isNamedBody(part) ? { literal: part.family } : inOrder(part)));
}

function inOrder(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A name of one part is the same, whatever the part is called. */
function isNamedBody(part: unknown): part is { family: string } {
  return (
    typeof part === 'object' &&
    part !== null &&
    Object.keys(part).length === 1 &&
    'family' in part &&
    typeof part.family === 'string'
  );
}

/** Braces within texts may lack their pair and would end the entry. */
function toJson(value: unknown): string {
  return JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/[{}]/g, (brace) => (brace === '{' ? '\\u007b' : '\\u007d')),
  );
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return null;
  }
}
