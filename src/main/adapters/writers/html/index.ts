export { baseStyle, fontTokens } from './base-style.ts';
export { pageHeadings } from './contents.ts';
export { directionOf } from './script-of-text.ts';
export { writeHtml } from './write-html.ts';
export { writePage } from './write-page.ts';
