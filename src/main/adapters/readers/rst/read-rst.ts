import { succeed, type Result } from '#shared/base/result.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { titleFromFileName } from '../bibliographic-fields.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { createInlineCleaner } from './clean-inline.ts';
import { parseRstBlocks } from './parse-blocks.ts';
import { readFieldHeader } from './field-header.ts';

/** reStructuredText as clean sentences: headings without their lines, roles and links as words, comments left out. */
export async function readRst({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const decoded = decodeText(bytes);
  const lines = cleanText(decoded.text)
    .replaceAll('\t', '        ')
    .split('\n')
    .map((line) => line.trimEnd());
  const { bibliographic, lineCount } = readFieldHeader(lines);
  const drafts = parseRstBlocks(lines.slice(lineCount), createInlineCleaner(lines));
  const [first] = drafts;
  const ownTitle = first?.kind === 'heading' && first.level === 1 ? first.text : titleFromFileName(fileName);
  return succeed({
    ...assembleBlocks(drafts),
    bibliographic: { title: ownTitle, ...bibliographic },
    warnings: decoded.warnings,
  });
}
