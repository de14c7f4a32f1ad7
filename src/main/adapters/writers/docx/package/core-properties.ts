import type { DocxReport } from '../docx-report.ts';
import { withRegion } from '../runs/languages.ts';

/** `docProps/core.xml`: the package's own says when it was written and not in which language. */
export function coreProperties({ title, authors, note, language, date }: DocxReport): string {
  const names = escape(authors.join('; '));
  const day = `${date}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escape(title)}</dc:title><dc:creator>${names}</dc:creator>`,
    `<dc:description>${escape(note)}</dc:description><dc:language>${escape(withRegion(language))}</dc:language>`,
    `<cp:lastModifiedBy>${names}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function escape(text: string): string {
  // XML has no place for control characters, nor for halves of a pair.
  const clean = text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
