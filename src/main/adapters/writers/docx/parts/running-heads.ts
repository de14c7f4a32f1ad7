import { Footer, Header, PageNumber, TextRun } from 'docx';
import { paragraph } from '../paragraph.ts';
import { wordsParagraph } from '../words.ts';
import type { Sheet } from '../sheet.ts';

type Heads = {
  readonly headers: { readonly default: Header; readonly first: Header };
  readonly footers: { readonly default: Footer; readonly first: Footer };
};

/** The title above all pages but the first, the page's number below all. */
export function layoutRunningHeads(sheet: Sheet): Heads {
  const footer = (): Footer =>
    new Footer({
      children: [paragraph({ style: 'Footer', children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
    });
  return {
    headers: {
      default: new Header({ children: [wordsParagraph(sheet.report.title, 'Header', sheet)] }),
      first: new Header({ children: [paragraph({ style: 'Header' })] }),
    },
    footers: { default: footer(), first: footer() },
  };
}
