import type { IStylesOptions } from 'docx';
import type { DocxReport } from '../docx-report.ts';
import { documentLanguages } from '../runs/languages.ts';
import { characterStyles } from './character-styles.ts';
import { paragraphStyles } from './paragraph-styles.ts';
import { tableStyle } from './table-style.ts';

/** All the looks of the document are here: a person restyles it by changing these. */
export function documentStyles(report: DocxReport): IStylesOptions {
  return {
    default: {
      document: { run: { font: { theme: 'body' }, size: 22, language: documentLanguages(report.language) } },
    },
    paragraphStyles: paragraphStyles(report),
    characterStyles,
    importedStyles: [tableStyle()],
  };
}
