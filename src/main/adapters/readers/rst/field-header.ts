import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';

export type FieldHeader = { readonly bibliographic: Partial<BibliographicData>; readonly lineCount: number };

const field = /^:?([A-Za-z][A-Za-z -]{0,30}):(?:\s+(.*))?$/;

/** The fields at the very top (`Title: …` or `:Author: …`): what they say of the source, and how many lines they take. */
export function readFieldHeader(lines: readonly string[]): FieldHeader {
  const fields = new Map<string, string>();
  let index = lines.findIndex((line) => line !== '');
  const start = Math.max(index, 0);
  let name = '';
  for (index = start; index < lines.length && lines[index] !== ''; index += 1) {
    const line = lines[index] ?? '';
    const match = field.exec(line);
    if (match?.[1] !== undefined) {
      name = match[1].toLowerCase();
      fields.set(name, match[2] ?? '');
    } else if (/^\s/.test(line) && name !== '') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
    else return { bibliographic: {}, lineCount: 0 };
  }
  const isHeader = fields.size >= 2 || (fields.size === 1 && (lines[start] ?? '').startsWith(':'));
  return isHeader ? { bibliographic: toBibliographic(fields), lineCount: index } : { bibliographic: {}, lineCount: 0 };
}

function toBibliographic(fields: ReadonlyMap<string, string>): Partial<BibliographicData> {
  const pepNumber = fields.get('pep');
  const ownTitle = fields.get('title') ?? '';
  const title = pepNumber !== undefined && ownTitle !== '' ? `PEP ${pepNumber} – ${ownTitle}` : ownTitle;
  const author = parseAuthors(fields.get('author') ?? fields.get('authors') ?? '');
  const issued = parseDateParts(fields.get('created') ?? fields.get('date') ?? '');
  const abstract = fields.get('abstract') ?? '';
  return {
    ...(title !== '' && { title }),
    ...(author.length > 0 && { author }),
    ...(issued !== null && { issued }),
    ...(pepNumber !== undefined && { 'container-title': 'Python Enhancement Proposals' }),
    ...(abstract !== '' && { abstract }),
  };
}
