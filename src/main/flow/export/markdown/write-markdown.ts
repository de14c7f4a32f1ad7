import type { AssetId } from '#shared/base/ids.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { assetPath } from '#shared/domain/asset.ts';
import { escapeMarkdown } from '#shared/text/markdown-escape.ts';
import type { BibliographyFiles } from '#main/ports/bibliography-files.ts';
import type { ExportedFile, PrintableReport, ReportWriter } from '#main/ports/report-writer.ts';
import { readImages } from '../read-images.ts';
import { appendixMarkdown } from './appendix.ts';
import { blocksMarkdown, headingMarkdown } from './blocks.ts';
import { frontMatter } from './front-matter.ts';
import type { MarkdownLayout } from './layout.ts';
import { citationOfNote, formattedLine, oneLineOf } from './runs.ts';

/** CommonMark with tables, footnotes and formulas between dollar signs; the citations stand as the style sets them. */
export const writeMarkdown: ReportWriter = (report, { name, signal }) =>
  write({ report, dialect: 'commonmark', imagePath: pathsIn(report, name) }, { name, signal, companions: [] });

/** Markdown whose citations pandoc formats, with the bibliography beside it. */
export function createPandocWriter({
  writeBibliography,
}: {
  readonly writeBibliography: BibliographyFiles['write'];
}): ReportWriter {
  return async (report, { name, signal }) => {
    const bibliography = await writeBibliography(report.bibliography.references, 'biblatex');
    const companions = [{ path: `${name}.bib`, bytes: new TextEncoder().encode(bibliography) }];
    return write({ report, dialect: 'pandoc', imagePath: pathsIn(report, name) }, { name, signal, companions });
  };
}

async function write(
  layout: MarkdownLayout,
  { name, signal, companions }: { name: string; signal: AbortSignal; companions: readonly ExportedFile[] },
): Promise<Result<{ files: readonly ExportedFile[]; warnings: readonly string[] }>> {
  const images = await readImages(layout.report, name);
  if (!images.ok) return images;
  if (signal.aborted) return fail(userFault('cancelled', 'The export was cancelled.'));
  const bytes = new TextEncoder().encode(textOf(layout, `${name}.bib`));
  return succeed({ files: [{ path: `${name}.md`, bytes }, ...companions, ...images.value], warnings: [] });
}

/** From the report's folder, with what an address must not have encoded. */
function pathsIn(report: PrintableReport, name: string): (assetId: AssetId) => string {
  return (assetId) => {
    const asset = report.images.get(assetId)?.asset;
    const file = asset === undefined ? assetId : assetPath(asset).replace(/^assets\//u, '');
    return `${encodeURIComponent(`${name}-files`)}/${file}`;
  };
}

function textOf(layout: MarkdownLayout, bibliographyPath: string): string {
  const { report, dialect } = layout;
  const blocks = [
    frontMatter(layout, bibliographyPath),
    // Pandoc sets the title of the front matter.
    dialect === 'pandoc' ? '' : `# ${escapeMarkdown(report.title)}`,
    dialect === 'pandoc' || report.authors.length === 0 ? '' : report.authors.map(escapeMarkdown).join(', '),
    `> ${escapeMarkdown(report.note)}`,
    report.options.hasContents ? contents(layout) : '',
    blocksMarkdown(report.blocks, layout),
    notes(layout),
    report.appendix === null || report.appendix.length === 0 ? '' : appendixMarkdown(report.appendix, layout),
    references(layout),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function contents(layout: MarkdownLayout): string {
  const { report, dialect } = layout;
  const lines = report.blocks.flatMap((block) => {
    if (block.type !== 'heading' || block.level > 3) return [];
    const words = oneLineOf(
      block.content.filter(({ type }) => type === 'text' || type === 'maths'),
      layout,
    );
    const numbered = block.number === null ? words : `${block.number} ${words}`;
    return [`${'  '.repeat(block.level - 1)}- ${dialect === 'pandoc' ? `[${numbered}](#${block.anchor})` : numbered}`];
  });
  return lines.length === 0 ? '' : `**${report.wording.contents}**\n\n${lines.join('\n')}`;
}

function notes(layout: MarkdownLayout): string {
  return layout.report.notes
    .flatMap(({ content }, index) =>
      citationOfNote(index + 1, layout) === null ? [`[^${index + 1}]: ${oneLineOf(content, layout)}`] : [],
    )
    .join('\n\n');
}

function references(layout: MarkdownLayout): string {
  const { bibliography, wording } = layout.report;
  if (bibliography.references.length === 0) return '';
  const isPandoc = layout.dialect === 'pandoc';
  const content = [{ type: 'text' as const, text: wording.references, marks: [] }];
  const title = headingMarkdown({ level: isPandoc ? 1 : 2, number: null, anchor: null, content }, layout);
  if (isPandoc) return `${title}\n\n::: {#refs}\n:::`;
  const isNumbered = bibliography.references.every(
    ({ label, number }) => /^\D*\d+\D*$/u.test(label?.map(({ text }) => text).join('') ?? '') && number > 0,
  );
  const lines = bibliography.references.map(({ label, text, number }) => {
    if (isNumbered) return `${number}. ${formattedLine(text, layout)}`;
    return `- ${label === null ? '' : `${formattedLine(label, layout)} `}${formattedLine(text, layout)}`;
  });
  return `${title}\n\n${lines.join('\n')}`;
}
