import { readerLimits } from './reader-limits.ts';
import { imageFormats } from './image/image-formats.ts';
import type { SourceFormat } from './source-format.ts';

const { fileBytes, textFileBytes, htmlFileBytes, imageFileBytes } = readerLimits;

/** Every format that can be read. Each reader's library is loaded when the first file needs it. */
export const sourceFormats: readonly SourceFormat[] = [
  {
    mediaType: 'application/pdf',
    label: 'a PDF document',
    endings: ['.pdf'],
    accepts: ['pdf'],
    maxBytes: fileBytes,
    read: async (input) => (await import('./pdf/read-pdf.ts')).readPdf(input),
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'a Word document',
    endings: ['.docx', '.docm'],
    accepts: ['zip', 'ole'],
    maxBytes: fileBytes,
    read: async (input) => (await import('./docx/read-docx.ts')).readDocx(input),
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    label: 'an OpenDocument text',
    endings: ['.odt', '.fodt'],
    accepts: ['zip', 'text'],
    maxBytes: fileBytes,
    read: async (input) => (await import('./odt/read-odt.ts')).readOdt(input),
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    label: 'a PowerPoint presentation',
    endings: ['.pptx', '.pptm', '.ppsx'],
    accepts: ['zip', 'ole'],
    maxBytes: fileBytes,
    read: async (input) => (await import('./pptx/read-pptx.ts')).readPptx(input),
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: 'an Excel workbook',
    endings: ['.xlsx', '.xlsm'],
    accepts: ['zip', 'ole'],
    maxBytes: fileBytes,
    read: async (input) => (await import('./xlsx/read-xlsx.ts')).readXlsx(input),
  },
  {
    mediaType: 'application/epub+zip',
    label: 'an EPUB book',
    endings: ['.epub'],
    accepts: ['zip'],
    maxBytes: fileBytes,
    read: async (input) => (await import('./epub/read-epub.ts')).readEpub(input),
  },
  {
    mediaType: 'text/html',
    label: 'a web page',
    endings: ['.html', '.htm', '.xhtml'],
    accepts: ['html', 'text'],
    maxBytes: htmlFileBytes,
    read: async (input) => (await import('./html/read-html.ts')).readHtml(input),
  },
  {
    mediaType: 'text/markdown',
    label: 'a Markdown text',
    endings: ['.md', '.markdown', '.mdown', '.mkd'],
    accepts: ['text', 'html'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./markdown/read-markdown.ts')).readMarkdown(input),
  },
  {
    mediaType: 'text/x-rst',
    label: 'a reStructuredText file',
    endings: ['.rst', '.rest'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./rst/read-rst.ts')).readRst(input),
  },
  {
    mediaType: 'text/csv',
    label: 'a CSV table',
    endings: ['.csv'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./csv/read-table-file.ts')).readTableFile(input),
  },
  {
    mediaType: 'text/tab-separated-values',
    label: 'a tab-separated table',
    endings: ['.tsv', '.tab'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./csv/read-table-file.ts')).readTableFile(input),
  },
  {
    mediaType: 'text/plain',
    label: 'a plain text',
    endings: ['.txt', '.text'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./plain-text/read-plain-text.ts')).readPlainText(input),
  },
  {
    mediaType: 'application/x-tex',
    label: 'a LaTeX text',
    endings: ['.tex', '.latex', '.ltx'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./latex/read-latex.ts')).readLatex(input),
  },
  {
    mediaType: 'application/x-ipynb+json',
    label: 'a Jupyter notebook',
    endings: ['.ipynb'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./notebook/read-notebook.ts')).readNotebook(input),
  },
  {
    mediaType: 'message/rfc822',
    label: 'an e-mail',
    endings: ['.eml'],
    accepts: ['text'],
    maxBytes: textFileBytes,
    read: async (input) => (await import('./email/read-email.ts')).readEmail(input),
  },
  ...imageFormats.map(({ mediaType, label, endings, content }): SourceFormat => ({
    mediaType,
    label,
    endings,
    accepts: [content],
    maxBytes: imageFileBytes,
    read: async (input) => (await import('./image/read-image.ts')).readImage(input),
  })),
];

/** Lower case, with the dot. */
export const supportedEndings: readonly string[] = sourceFormats.flatMap((format) => format.endings);
