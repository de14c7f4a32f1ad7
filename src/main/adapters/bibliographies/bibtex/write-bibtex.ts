import type { BibliographicData } from '#shared/domain/source.ts';
import { ownFieldsFor } from './own-fields.ts';
import { textToLatex } from './text-to-latex.ts';
import { toBibliographic } from './to-bibliographic.ts';
import { toFields, type BibForm } from './to-fields.ts';

/**
 * One `@type{key, …}`, with every field of ours. What the fields of BibTeX can't say, found by reading the entry again,
 * stands in fields whose names begin with `csl-`, which other programs pass over.
 */
export function writeBibEntry(key: string, data: BibliographicData, form: BibForm): string {
  const { type, fields } = toFields(data, form);
  const read = toBibliographic({ type, key, fields, raw: '' });
  const own = ownFieldsFor(data, read, (text) => textToLatex(text, { isAscii: form === 'bibtex' }));
  const lines = [...fields, ...own].map(([name, value]) => `  ${name} = ${delimited(name, value)},`);
  return [`@${type}{${key},`, ...lines, '}', ''].join('\n');
}

/** Months are macros, which styles print in their own words. */
function delimited(name: string, value: string): string {
  return name === 'month' && /^[a-z]{3}$/.test(value) ? value : `{${value}}`;
}
