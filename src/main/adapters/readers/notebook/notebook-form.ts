import { z } from 'zod';

/** Text is one string or its lines. */
const textForm = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (typeof text === 'string' ? text : text.join('')))
  .catch('');

const outputForm = z
  .looseObject({
    output_type: z.string().catch(''),
    /** Of a stream; in version 3 also the plain form of a result. */
    text: textForm,
    html: textForm.optional(),
    data: z.record(z.string(), z.unknown()).optional().catch(undefined),
    ename: z.string().optional().catch(undefined),
    evalue: z.string().optional().catch(undefined),
  })
  .transform(({ output_type: type, text, html, data = {}, ename, evalue }) => ({
    type,
    text: text || textForm.parse(data['text/plain']),
    html: html || textForm.parse(data['text/html']),
    markdown: textForm.parse(data['text/markdown']),
    error: [ename, evalue].filter((part) => part !== undefined && part !== '').join(': '),
  }));

const cellForm = z
  .looseObject({
    cell_type: z.string().catch(''),
    source: textForm,
    /** What version 3 calls the source of a code cell. */
    input: textForm,
    level: z.number().int().min(1).max(6).catch(1),
    outputs: z.array(outputForm).catch([]),
  })
  .transform(({ cell_type: type, source, input, level, outputs }) => ({
    type,
    source: source || input,
    level,
    outputs,
  }));

const metadataForm = z
  .looseObject({
    title: z.string().optional().catch(undefined),
    name: z.string().optional().catch(undefined),
    date: z.string().optional().catch(undefined),
    authors: z
      .array(z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]))
      .catch([]),
    kernelspec: z.looseObject({ language: z.string().optional() }).optional().catch(undefined),
    language_info: z.looseObject({ name: z.string().optional() }).optional().catch(undefined),
  })
  .catch({ authors: [] });

/** A notebook in the format's version 3 or 4. What has an unknown form is read as empty, so that one cell spoils no other. */
export const notebookForm = z
  .looseObject({
    nbformat: z.number(),
    metadata: metadataForm,
    cells: z.array(cellForm).optional(),
    worksheets: z.array(z.looseObject({ cells: z.array(cellForm) })).optional(),
  })
  .transform(({ nbformat, metadata, cells, worksheets = [] }) => ({
    version: nbformat,
    metadata,
    cells: cells ?? worksheets.flatMap((sheet) => sheet.cells),
  }));

export type NotebookOutput = z.infer<typeof outputForm>;
