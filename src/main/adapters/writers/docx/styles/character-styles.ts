import type { ICharacterStyleOptions } from 'docx';
import { ink } from './ink.ts';

const ofWord = { basedOn: 'DefaultParagraphFont', uiPriority: 99 } as const;

/** The styles of runs. `Citation` changes nothing: it is there for a person to change. */
export const characterStyles: readonly ICharacterStyleOptions[] = [
  { id: 'Citation', name: 'Citation', ...ofWord, quickFormat: true },
  { id: 'Hyperlink', name: 'Hyperlink', ...ofWord, run: { color: '0B57A4', underline: { type: 'single' } } },
  {
    id: 'VerbatimChar',
    name: 'Verbatim Char',
    ...ofWord,
    quickFormat: true,
    run: { font: 'Consolas', size: 20, noProof: true },
  },
  { id: 'Verdict', name: 'Verdict', ...ofWord, run: { font: { theme: 'headings' }, size: 18, color: ink.heading } },
  { id: 'FootnoteReference', name: 'footnote reference', ...ofWord, run: { superScript: true } },
  { id: 'EndnoteReference', name: 'endnote reference', ...ofWord, run: { superScript: true } },
  { id: 'CommentReference', name: 'annotation reference', ...ofWord, run: { size: 16 } },
];
