import { succeed, type Result } from '#shared/base/result.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { expandMacros } from './expand-macros.ts';
import { inlineWords, type InlineContext } from './inline-words.ts';
import { latexBlocks } from './latex-blocks.ts';
import { argumentAt } from './scan.ts';
import { takeVerbatim } from './take-verbatim.ts';

/** LaTeX as plain words with its sections, lists, tables and notes. No file that it includes is opened and no command of it is run. */
export function readLatex({ bytes }: FileInput): Promise<Result<ReadContent>> {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  const { text, taken } = takeVerbatim(cleanText(decoded.text));
  const expanded = expandMacros(text);
  const [preamble, body] = partsOf(expanded.text);
  const context: InlineContext = { taken, notes: [], included: new Set() };
  const bibliographic = readPreamble(`${preamble}\n${body}`, context);
  context.notes.length = 0;
  const blocks = latexBlocks(body, context);
  const titled =
    bibliographic.title === undefined
      ? blocks
      : [{ kind: 'heading', level: 1, text: bibliographic.title } as const, ...blocks];
  const declaredLanguage = languageOf(preamble);
  return Promise.resolve(
    succeed({
      ...assembleBlocks(titled),
      bibliographic,
      warnings: [...decoded.warnings, ...warningsOf(context, expanded.isCutShort)],
      ...(declaredLanguage !== undefined && { declaredLanguage }),
    }),
  );
}

function partsOf(text: string): readonly [preamble: string, body: string] {
  const begin = text.indexOf('\\begin{document}');
  if (begin < 0) return ['', text];
  const from = begin + '\\begin{document}'.length;
  const end = text.indexOf('\\end{document}', from);
  return [text.slice(0, begin), text.slice(from, end < 0 ? undefined : end)];
}

function readPreamble(text: string, context: InlineContext): Partial<BibliographicData> {
  const field = (name: string): string => {
    const at = new RegExp(`\\\\${name}(?![A-Za-z])`).exec(text);
    if (at === null) return '';
    const from = at.index + at[0].length;
    return argumentAt(text, argumentAt(text, from, '[]')?.end ?? from)?.text ?? '';
  };
  const title = inlineWords(field('title').replace(/\\thanks\{(?:[^{}]|\{[^{}]*\})*\}/g, ''), context);
  const authors = field('author')
    .replace(
      /\\(?:thanks|inst|orcidlink|affiliation|email|footnotemark)\s*(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}/g,
      '',
    )
    .split(/\\and(?![A-Za-z])|\\And(?![A-Za-z])|\\AND(?![A-Za-z])/)
    // What stands below a name is where the person works.
    .map((author) => inlineWords(author.split(/\\\\/)[0] ?? '', context))
    .flatMap((author) => parseAuthors(author));
  const issued = parseDateParts(inlineWords(field('date'), context));
  return {
    ...(title !== '' && { title }),
    ...(authors.length > 0 && { author: authors }),
    ...(issued !== null && { issued }),
  };
}

function warningsOf({ included }: InlineContext, isCutShort: boolean): string[] {
  const names = [...included].filter((name) => name !== '');
  return [
    ...(names.length === 0
      ? []
      : [
          `The text includes other files, which are not read with it: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}. Import them too if their words are wanted.`,
        ]),
    ...(isCutShort
      ? ['Some of the author’s own commands call each other without end; they were left as they are.']
      : []),
  ];
}

function declaredEncoding(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 8192).toString('latin1');
  const said = /\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}/.exec(head)?.[1];
  if (said === undefined) return null;
  return { latin1: 'iso-8859-1', latin9: 'iso-8859-15', ansinew: 'windows-1252', applemac: 'macintosh' }[said] ?? said;
}

const languages: Readonly<Record<string, string>> = {
  english: 'en',
  british: 'en',
  american: 'en',
  german: 'de',
  ngerman: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  polish: 'pl',
  russian: 'ru',
  czech: 'cs',
  swedish: 'sv',
  danish: 'da',
  norsk: 'no',
};

function languageOf(preamble: string): string | undefined {
  const said = /\\usepackage\s*\[([^\]]*)\]\s*\{babel\}/.exec(preamble)?.[1]?.split(',').at(-1)?.trim() ?? '';
  return languages[said.replace(/^main=/, '')];
}
