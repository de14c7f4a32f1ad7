export { readImages } from './images.ts';
export type { Edition } from './layout.ts';
export { writeHtml } from './write-html.ts';
export { writePage } from './write-page.ts';
