import { createBibliography } from 'docx/bibliography';
import type { DocxReport } from '../docx-report.ts';
import { withRegion } from '../runs/languages.ts';
import { toWordSource } from '../sources/to-word-source.ts';

/**
 * The sources as Word's own list of them, for a person who goes on citing. The report's citations aren't fields of
 * Word's: those it would set anew in one of its few styles, and lose the places and the style the person chose.
 */
export function sourceList({ bibliography, language }: DocxReport): ReturnType<typeof createBibliography> {
  const sources = bibliography.references.map((reference) => toWordSource(reference, withRegion(language)));
  return createBibliography({ sources });
}

/** `customXml/itemProps1.xml`: the package's own has another random id each time. */
export function sourceListProperties(): string {
  const namespaces = 'http://schemas.openxmlformats.org/officeDocument/2006';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
    `<ds:datastoreItem xmlns:ds="${namespaces}/customXml" ds:itemID="{8E0F1C52-6B0D-4B53-9C3A-3A5D0C1F7E42}">`,
    `<ds:schemaRefs><ds:schemaRef ds:uri="${namespaces}/bibliography"/></ds:schemaRefs>`,
    '</ds:datastoreItem>',
  ].join('');
}
