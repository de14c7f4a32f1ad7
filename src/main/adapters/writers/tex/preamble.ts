import { biblatexOptions } from './biblatex-style.ts';
import { characterLines } from './characters.ts';
import { mathsLines } from './maths.ts';
import { bookmarkLines, languageLines } from './language-lines.ts';
import { latin, type Script } from './scripts.ts';
import type { Sheet } from './sheet.ts';
import { sourceMapLines } from './source-map.ts';
import { texText } from './text.ts';

/** All that stands before the text. It is made last: it provides what the text was found to need. */
export function preamble(
  sheet: Sheet,
  {
    companion,
    bibliographyScripts,
    initials,
  }: {
    readonly companion: string;
    readonly bibliographyScripts: Iterable<Script>;
    readonly initials: ReadonlyMap<string, Script>;
  },
): string {
  const { report, features, mathsCommands } = sheet;
  const { options, language } = report;
  const title = texText(report.title, sheet);
  const authors = report.authors.map((author) => texText(author, sheet));
  const date = texText(
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(report.date)),
    sheet,
  );
  // Noted before the lines of characters and scripts are made.
  const captions = captionLines(sheet);
  const needsUnicode = sheet.scripts.size > 0 || sheet.baseScript !== latin;
  return [
    `% !TEX program = ${needsUnicode ? 'xelatex' : 'pdflatex'}`,
    '% !BIB program = biber',
    `% Compile with: latexmk ${needsUnicode ? '-xelatex' : '-pdf (-xelatex does as well)'}`,
    `\\documentclass[11pt,${options.paper}paper]{article}`,
    '\\usepackage{iftex}',
    ...engineLines(needsUnicode),
    '\\usepackage[margin=2.5cm]{geometry}',
    '\\usepackage{amsmath,amssymb,mathtools}',
    ...languageLines(sheet),
    '\\usepackage[autostyle]{csquotes}',
    '\\usepackage{graphicx,booktabs,longtable,array,caption,enumitem}',
    '\\usepackage{xcolor}',
    ...(report.notePlace === 'end' ? endnoteLines : []),
    `\\usepackage[${biblatexOptions(report)}]{biblatex}`,
    `\\addbibresource{${companion}.bib}`,
    ...sourceMapLines(bibliographyScripts),
    '\\usepackage[hidelinks,unicode]{hyperref}',
    `\\hypersetup{pdftitle={${title}},pdfauthor={${authors.join(', ')}},pdflang={${language}}}`,
    ...bookmarkLines(sheet),
    ...(features.has('ulem') ? ulemLines : []),
    ...(features.has('code') ? codeLines : []),
    ...(features.has('placeholder') ? placeholderLines : []),
    ...(features.has('rtl-blocks') ? rightToLeftLines : []),
    ...(features.has('deep-lists') ? deepListLines : []),
    ...mathsLines(mathsCommands),
    ...characterLines(sheet.characters, initials),
    `\\setcounter{secnumdepth}{${options.numbersHeadings ? 5 : 0}}`,
    '\\emergencystretch=3em',
    '\\brokenpenalty=10000',
    ...captions,
    `\\title{${title}}`,
    `\\author{${authors.join(' \\and ')}}`,
    `\\date{${date}}`,
  ].join('\n');
}

function engineLines(needsUnicode: boolean): readonly string[] {
  const refusal = String.raw`  \GenericError{}{This report has text that pdfLaTeX can't set: compile it with latexmk -xelatex}{}{}\stop`;
  return [
    '\\ifPDFTeX',
    ...(needsUnicode
      ? [refusal]
      : [
          '  \\usepackage[T1]{fontenc}',
          '  \\usepackage{textcomp}',
          '  \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}',
        ]),
    '\\else',
    '  \\usepackage{fontspec}',
    '\\fi',
  ];
}

/** The report's words, where babel has others or none. */
function captionLines(sheet: Sheet): readonly string[] {
  const { contents, figure, table, notes } = sheet.report.wording;
  const word = (name: string, text: string): string => `\\renewcommand\\${name}{${texText(text, sheet)}}`;
  const words = [word('contentsname', contents), word('figurename', figure), word('tablename', table)];
  if (sheet.report.notePlace === 'end') words.push(word('notesname', notes));
  return [`\\AtBeginDocument{${words.join('')}}`];
}

const endnoteLines = [
  '\\usepackage{endnotes}',
  '\\let\\footnote\\endnote\\let\\footnotemark\\endnotemark\\let\\footnotetext\\endnotetext',
  '\\makeatletter\\let\\c@footnote\\c@endnote\\makeatother',
];

const ulemLines = [
  '% Lines under and through words break across lines only with ulem.',
  '\\usepackage{calc}',
  '\\IfFileExists{ulem.sty}{\\usepackage[normalem]{ulem}}{}',
  '\\providecommand\\uline[1]{\\underline{#1}}',
  '\\providecommand\\sout[1]{\\leavevmode\\rlap{\\rule[0.5ex]{\\widthof{#1}}{0.4pt}}#1}',
];

const codeLines = [
  String.raw`\newenvironment{heddlecode}{\par\medskip\begingroup\ttfamily\small\raggedright\parindent=0pt\parskip=0pt}{\par\endgroup\medskip}
\newcommand\heddleline[1]{\leavevmode\hangindent=2em #1\strut\par}`,
];

const placeholderLines = [
  String.raw`\newcommand\heddleplaceholder[3]{\fbox{\parbox{\dimexpr #1-2\fboxsep-2\fboxrule}{\centering\vspace{2ex}\texttt{#2}\par\medskip #3\par\vspace{2ex}}}}`,
];

const rightToLeftLines = [String.raw`\newenvironment{heddlertl}{\par\raggedleft\parindent=0pt}{\par}`];

const deepListLines = [
  '\\setlistdepth{30}',
  '\\renewlist{itemize}{itemize}{30}\\setlist[itemize]{label=\\textbullet}',
  '\\renewlist{enumerate}{enumerate}{30}\\setlist[enumerate]{label=\\arabic*.}',
];
