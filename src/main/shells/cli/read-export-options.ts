import type { RequestInput } from '#shared/contract/index.ts';
import { citationStyleSchema } from '#shared/domain/citation-style.ts';
import { exportFormats } from '#shared/domain/export-format.ts';
import type { Options } from './command-words.ts';
import type { Read } from './read-options.ts';

const citationKinds = ['styled', 'numbered', 'pandoc'] as const;
const papers = ['a4', 'letter'] as const;

/** What the words say of an export, its place aside. */
export function readExportOptions(values: Options): Read<Omit<RequestInput<'report.export'>, 'folder' | 'outFile'>> {
  const { format = 'md', citations = 'styled', paper = 'a4', style } = values;
  if (!isOneOf(exportFormats, format)) return { wrong: `--format is ${inWords(exportFormats)}.` };
  if (!isOneOf(citationKinds, citations)) return { wrong: `--citations is ${inWords(citationKinds)}.` };
  if (citations === 'pandoc' && format !== 'md') return { wrong: '--citations pandoc is for --format md alone.' };
  if (!isOneOf(papers, paper)) return { wrong: `--paper is ${inWords(papers)}.` };
  if (style !== undefined && !citationStyleSchema.safeParse(style).success) {
    return { wrong: '--style is the name of a citation style, as apa or chicago-notes.' };
  }
  return {
    value: {
      format,
      citations,
      paper,
      ...(style !== undefined && { style }),
      withQuotes: values.quotes ?? false,
      withComments: values.comments ?? false,
      hasContents: values.contents ?? false,
      numbersHeadings: values['number-headings'] ?? false,
    },
  };
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((each) => each === word);
}

function inWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
