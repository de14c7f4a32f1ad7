export { createPdfWriter } from './create-pdf-writer.ts';
