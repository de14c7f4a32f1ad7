import { escapeMarkdown } from '#shared/text/markdown-escape.ts';
import type { MarkdownLayout } from './layout.ts';

/** What the report is, as YAML; pandoc takes title, authors, date, language and bibliography from it. */
export function frontMatter({ report, dialect }: MarkdownLayout, bibliographyPath: string): string {
  // JSON strings are YAML strings; pandoc reads Markdown, and TeX, in them.
  const lines = [
    `title: ${JSON.stringify(escapeMarkdown(report.title))}`,
    ...(report.authors.length === 0
      ? []
      : ['author:', ...report.authors.map((author) => `  - ${JSON.stringify(escapeMarkdown(author))}`)]),
    `date: ${JSON.stringify(report.date)}`,
    `lang: ${JSON.stringify(report.language)}`,
    `note: ${JSON.stringify(report.note)}`,
    ...(dialect === 'pandoc' ? [`bibliography: ${JSON.stringify(bibliographyPath)}`, 'link-citations: true'] : []),
  ];
  return ['---', ...lines, '---'].join('\n');
}
