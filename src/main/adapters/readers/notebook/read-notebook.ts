import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { assembleBlocks, type DraftBlock } from '../assemble-blocks.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import { markdownBlocks } from '../markdown/read-markdown.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { notebookForm } from './notebook-form.ts';
import { outputBlocks } from './output-blocks.ts';

const mostOutputLetters = 2_000_000;

/** A Jupyter notebook: its text, its code, and the words of what the code put out. Nothing is run, pictures are left out. */
export function readNotebook({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const decoded = decodeText(bytes);
  const parsed = notebookForm.safeParse(parseJson(decoded.text));
  if (!parsed.success || parsed.data.cells.length === 0) {
    return Promise.resolve(
      fail(
        userFault(
          'file-damaged',
          `“${fileName}” is named like a Jupyter notebook, but has no cells that can be read. Open it in Jupyter, save it anew, and import that.`,
        ),
      ),
    );
  }
  const { metadata, cells } = parsed.data;
  const drafts: DraftBlock[] = [];
  let letters = 0;
  let cut = 0;
  for (const { type, source, level, outputs } of cells) {
    if (type === 'heading') drafts.push({ kind: 'heading', level, text: source });
    else if (type === 'code') drafts.push({ kind: 'code', text: source });
    else drafts.push(...markdownBlocks(cleanText(source)));
    for (const output of outputs) {
      const read = letters > mostOutputLetters ? { blocks: [], isCut: true } : outputBlocks(output);
      if (read === null) continue;
      letters += read.blocks.reduce((sum, { text }) => sum + text.length, 0);
      if (read.isCut) cut += 1;
      drafts.push(...read.blocks);
    }
  }
  const author = metadata.authors.flatMap((name) => parseAuthors(name));
  const issued = parseDateParts(metadata.date ?? '');
  const language = metadata.language_info?.name ?? metadata.kernelspec?.language ?? '';
  const title = metadata.title ?? metadata.name ?? '';
  return Promise.resolve(
    succeed({
      ...assembleBlocks(drafts),
      bibliographic: {
        medium: language === '' ? 'Jupyter notebook' : `Jupyter notebook, ${language}`,
        ...(title !== '' && { title }),
        ...(author.length > 0 && { author }),
        ...(issued !== null && { issued }),
      },
      warnings: [
        ...decoded.warnings,
        ...(cut === 0
          ? []
          : [`${cut === 1 ? 'One output is' : `${cut} outputs are`} very long; only the beginning was read.`]),
      ],
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
