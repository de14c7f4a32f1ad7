import { parse as parseYaml } from 'yaml';
import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';

export type FrontMatter = {
  readonly body: string;
  readonly bibliographic: Partial<BibliographicData>;
  readonly warnings: readonly string[];
};

const simpleField = /^([A-Za-z][\w-]*):(?:[ \t]+(?:([\p{L}\p{N}/.][^#:[\]{}&*!|>'"%@`]*)|["']([^"'\\]*)["']))?[ \t]*$/u;

const nestedLine = /^(?:[ \t]+(?:-[ \t]+)?|-[ \t]+)[\p{L}\p{N}/.][^[\]{}&*!|>'"%@`]*$/u;
const wantedFields: ReadonlySet<string> = new Set([
  'title',
  'author',
  'authors',
  'date',
  'published',
  'abstract',
  'description',
]);

/** Takes the YAML between `---` lines off the top of a text. What can't be understood is told and left out. */
export function readFrontMatter(text: string): FrontMatter {
  const match = /^---[ \t]*\n([\s\S]*?)\n?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (match === null) return { body: text, bibliographic: {}, warnings: [] };
  const body = text.slice(match[0].length);
  try {
    const yaml = match[1] ?? '';
    const fields: unknown = parseSimpleFields(yaml) ?? parseYaml(yaml, { logLevel: 'error', maxAliasCount: 20 });
    return { body, bibliographic: isRecord(fields) ? toBibliographic(fields) : {}, warnings: [] };
  } catch {
    return {
      body,
      bibliographic: {},
      warnings: ['The front matter is not valid YAML; title, author and date were not taken from it.'],
    };
  }
}

/** Most front matter is lines of `key: words`, which don't need the full parser (a hundred times slower); null for the rest. */
function parseSimpleFields(yaml: string): Readonly<Record<string, string>> | null {
  const fields: Record<string, string> = {};
  let parent = '';
  for (const line of yaml.split('\n')) {
    if (line.trim() === '') continue;
    // What is nested below a field that isn't wanted needn't be understood.
    if (nestedLine.test(line) && parent !== '' && !wantedFields.has(parent)) continue;
    const [, key, bare, quoted] = simpleField.exec(line) ?? [];
    if (key === undefined || Object.hasOwn(fields, key)) return null;
    parent = bare === undefined && quoted === undefined ? key : '';
    fields[key] = bare ?? quoted ?? '';
  }
  return fields;
}

function toBibliographic(fields: Readonly<Record<string, unknown>>): Partial<BibliographicData> {
  const title = asText(fields['title']);
  const authors = [fields['author'], fields['authors']]
    .flatMap((value) => toAuthorNames(value))
    .flatMap((name) => parseAuthors(name));
  const date = parseDateParts(asText(fields['date']) || asText(fields['published']));
  const abstract = asText(fields['abstract']) || asText(fields['description']);
  return {
    ...(title !== '' && { title }),
    ...(authors.length > 0 && { author: authors }),
    ...(date !== null && { issued: date }),
    ...(abstract !== '' && { abstract }),
  };
}

function toAuthorNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => toAuthorNames(item));
  if (isRecord(value)) return [asText(value['name'])].filter((name) => name !== '');
  const name = asText(value);
  return name === '' ? [] : [name];
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
