export { parseSectionMarkdown } from './parse-section-markdown.ts';
