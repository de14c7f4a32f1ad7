import papaparse from 'papaparse';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault } from '#shared/base/fault.ts';
import { assembleBlocks, type DraftBlock } from '../assemble-blocks.ts';
import { titleFromFileName } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import { readerLimits } from '../reader-limits.ts';
import type { FileInput, ReadContent } from '../source-format.ts';

/** A CSV or TSV file: one block per row, written as `Header: value; Header: value` with empty values left out. */
export async function readTableFile({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const decoded = decodeText(bytes);
  const source = cleanText(decoded.text).replace(/^(?:[ \t]*(?:#[^\n]*)?\n)+/, '');
  const isTabbed = fileName.toLowerCase().endsWith('.tsv');
  const { data, errors } = papaparse.parse<string[]>(source, {
    delimiter: isTabbed ? '\t' : '',
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  });
  const [head = [], ...rows] = data;
  const headers = head.map((cell, index) => collapseSpace(cell) || `Column ${index + 1}`);
  const drafts: DraftBlock[] = [];
  let length = 0;
  for (const row of rows) {
    const text = renderRow(headers, row);
    if (text === '') continue;
    drafts.push({ kind: 'row', text });
    length += text.length + 1;
    if (length > readerLimits.textCodeUnits) return fail(tooManyRows());
  }
  // A header alone is still something to find.
  if (drafts.length === 0 && head.some((cell) => cell.trim() !== ''))
    drafts.push({ kind: 'row', text: headers.join('; ') });
  const hasBrokenQuotes = errors.some((error) => error.type === 'Quotes');
  const warnings = hasBrokenQuotes
    ? [...decoded.warnings, 'A quotation mark is not closed; some rows may have run together.']
    : decoded.warnings;
  return succeed({
    ...assembleBlocks(drafts),
    bibliographic: { type: 'dataset', title: titleFromFileName(fileName) },
    warnings,
  });
}

function renderRow(headers: readonly string[], row: readonly string[]): string {
  const cells: string[] = [];
  for (let index = 0; index < row.length; index += 1) {
    const value = collapseSpace(row[index] ?? '');
    if (value !== '') cells.push(`${headers[index] ?? `Column ${index + 1}`}: ${value}`);
  }
  return cells.join('; ');
}

function tooManyRows() {
  return userFault(
    'file-too-large',
    'The table is too large to become one source. Split it into files of fewer rows, or keep only the columns you need.',
  );
}
