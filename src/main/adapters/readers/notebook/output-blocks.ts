import type { DraftBlock } from '../assemble-blocks.ts';
import { htmlBlocks } from '../email/message-body.ts';
import { markdownBlocks } from '../markdown/read-markdown.ts';
import type { NotebookOutput } from './notebook-form.ts';

const mostLetters = 20_000;
const mostHtmlLetters = 400_000;
const escapes = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** The words of what a cell put out, under a line that says so; null where it put out pictures alone. */
export function outputBlocks(
  output: NotebookOutput,
): { readonly blocks: readonly DraftBlock[]; readonly isCut: boolean } | null {
  const { blocks, isCut } = contentOf(output);
  if (blocks.every(({ text }) => text.trim() === '')) return null;
  return { blocks: [{ kind: 'caption', text: output.error === '' ? 'Output:' : 'Error:' }, ...blocks], isCut };
}

function contentOf({ text, html, markdown, error }: NotebookOutput): {
  readonly blocks: readonly DraftBlock[];
  readonly isCut: boolean;
} {
  if (error !== '') return code(error);
  if (markdown !== '')
    return { blocks: markdownBlocks(markdown.slice(0, mostLetters)), isCut: markdown.length > mostLetters };
  if (/<table[\s>]/i.test(html) && html.length < mostHtmlLetters) {
    const tables = htmlBlocks(html).filter(({ kind }) => kind === 'table' || kind === 'caption');
    if (tables.some(({ kind }) => kind === 'table')) return { blocks: tables, isCut: false };
  }
  return code(text);
}

function code(text: string): { readonly blocks: readonly DraftBlock[]; readonly isCut: boolean } {
  const shown = text
    .slice(0, mostLetters)
    .replace(escapes, '')
    // A progress bar writes its line over and over: the last one stays.
    .replace(/^[^\n]*\r(?=[^\r\n])/gm, '');
  return { blocks: [{ kind: 'code', text: shown }], isCut: text.length > mostLetters };
}
