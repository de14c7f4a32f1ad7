import { baseStyle, fontTokens } from '../html/index.ts';
import { counterStyle, shortened, styleString } from './running-heads.ts';

const sheets = { a4: 'A4', letter: 'Letter' } as const;

/** Pages with running heads and numbers; the first has neither, for it bears the title. */
export function paperStyle(options: {
  readonly paper: 'a4' | 'letter';
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** The section that the head of each page names. */
  readonly heads: readonly string[];
}): string {
  const { paper, direction, title, heads } = options;
  const [start, end] = direction === 'ltr' ? ['left', 'right'] : ['right', 'left'];
  const head = 'padding-bottom: 6mm; vertical-align: bottom';
  return `
:root {
  --ink: #16191a; --ink-soft: #474e4c; --paper: #fff; --surface: #f5f5f2; --line: #d5d4ce; --line-strong: #a3a29b;
  --accent: #1c5551; --good: #2c6a3c; --warn: #7a5200; --bad: #a32a24;
  ${fontTokens}
}
${counterStyle('sections', heads)}
@page {
  size: ${sheets[paper]};
  margin: 29mm 26mm 26mm;
  font: 8.5pt/1.3 system-ui, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif;
  color: #5a605e;
  @top-${start} { content: ${styleString(shortened(title))}; ${head}; text-align: ${start}; }
  @top-${end} { content: counter(page, sections); ${head}; text-align: ${end}; }
  @bottom-center { content: counter(page); padding-top: 5mm; vertical-align: top; }
}
@page :first { @top-left { content: none; } @top-right { content: none; } @bottom-center { content: none; } }
${baseStyle}
body { font-size: 10.5pt; line-height: 1.5; }
a { text-decoration: none; }
/* In the text they are read past; where they lead is known. */
.citation, .note-call { color: inherit; }
.table, pre { overflow: visible; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .92em; }
tr, figure, .short, .display-maths, .contents a { break-inside: avoid; }
thead { break-after: avoid; }
/* Better a word in two than a column beyond the edge. */
.many { font-size: .9em; }
.many td, .many th { padding-inline: .35em; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { break-inside: avoid; }
h2 { margin-top: 2.4em; font-size: 1.45em; }
.title-block { margin-bottom: 3em; }
.title-block h1 { font-size: 2em; }
.provenance { break-inside: avoid; }
.has-contents .title-block { break-after: page; margin: 0; padding-top: 62mm; }
.has-contents .title-block h1 { margin-bottom: 1em; padding-bottom: 1em; border-bottom: 1.5pt solid var(--accent); font-size: 2.5em; }
.has-contents .provenance { margin-top: 30mm; }
.contents { break-after: page; }
.contents h2 { margin-top: 0; }
.contents ol { margin: 0; padding: 0; list-style: none; }
.contents ol ol { padding-inline-start: 1.5em; }
.contents li { margin: .35em 0; }
.contents + section > :first-child { margin-top: 0; }
.contents > ol > li { margin-top: .8em; }
.contents > ol > li > a { font-weight: 650; break-after: avoid; }
.contents a { display: flex; align-items: baseline; color: inherit; }
.contents .title { flex: 0 1 auto; }
.contents .leader { flex: 1 1 2em; margin: 0 .5em; border-bottom: 1px dotted var(--line-strong); }
.contents .page { flex: none; min-width: 1.8em; text-align: end; font-variant-numeric: tabular-nums; font-weight: 400; }
.notes, .references { font-size: .94em; }
.references li { break-inside: avoid; }
.appendix { break-before: page; }
.appendix-entry { break-inside: avoid; }
.back { display: none; }
`;
}
