import { describe, expect, it } from 'vitest';
import { blocksOf, readContent } from './reading.ts';

const article = String.raw`\documentclass{article}
\usepackage[ngerman,english]{babel}
\newcommand{\heddle}{Heddle}
\newcommand{\pair}[2][x]{(#1, #2)}
\title{On \emph{Weaving}\thanks{Funded.}}
\author{Ada Lovelace\\ London \and Jos\'e Mart\'{\i}nez}
\date{12 March 2021}
\begin{document}
\maketitle
\section{Introduction}\label{sec:intro}
% hidden words
The \heddle{} raises 50\,\% of the \textbf{warp}~\cite[p.~5]{smith2020,jones} --- see
Section~\ref{sec:intro}.\footnote{A note with $x^2$.} Na\"{\i}ve Stra\ss e, \pair{y} and \pair[a]{b}.

\input{chapters/one}
\subsection*{Lists}
\begin{itemize}
\item First \verb|a_b%c|
\item[(b)] Second \begin{enumerate} \item nested \end{enumerate}
\end{itemize}
\begin{quote} To weave is human. \end{quote}
\begin{equation}\label{eq:a} E = mc^2 \end{equation}
where \(m\) is mass.
\begin{verbatim}
for i in range(3):
    print(i) % kept
\end{verbatim}
\begin{table}\caption{Yarns}\begin{tabular}{l|r} \toprule Name & Weight \\ \midrule Wool & 10\,\% \\[2pt] Silk \& co & 3 \\ \bottomrule \end{tabular}\end{table}
\begin{figure}\includegraphics[width=2cm]{x.png}\caption{A loom}\end{figure}
\begin{tikzpicture} \draw (0,0) -- (1,1); \end{tikzpicture}
\begin{thebibliography}{9}\bibitem{smith2020} Smith, \emph{Looms}. \end{thebibliography}
\end{document}
Words after the end.`;

describe('a LaTeX text', () => {
  it('is read as its blocks, with its own commands in place and its formulas as they are written', async () => {
    expect(blocksOf(await readContent('a.tex', article))).toEqual([
      'heading1: On Weaving',
      'heading1: Introduction',
      'paragraph: The Heddle raises 50 % of the warp [smith2020; jones, p. 5] — see Section sec:intro. Naïve Straße, (x, y) and (a, b).',
      'footnote: A note with $x^2$.',
      'heading2: Lists',
      'list-item: First a_b%c',
      'list-item: (b) Second',
      'list-item: nested',
      'quotation: To weave is human.',
      'paragraph: $E = mc^2$ where $m$ is mass.',
      'code: for i in range(3):\n    print(i) % kept',
      'caption: Yarns',
      'table: Name | Weight\nWool | 10 %\nSilk & co | 3',
      'caption: A loom',
      'heading1: References',
      'list-item: [smith2020] Smith, Looms.',
    ]);
  });

  it('says its title, authors and date, and names what it includes and was not read', async () => {
    const { bibliographic, warnings, mediaType } = await readContent('a.tex', article);
    expect(mediaType).toBe('application/x-tex');
    expect(bibliographic).toMatchObject({
      title: 'On Weaving',
      author: [
        { given: 'Ada', family: 'Lovelace' },
        { given: 'José', family: 'Martínez' },
      ],
      issued: [2021, 3, 12],
    });
    expect(warnings).toEqual([expect.stringContaining('chapters/one')]);
  });

  it('counts levels from the highest kind of heading that it has', async () => {
    const book = String.raw`\chapter{One} a \section{Two} b`;
    expect(blocksOf(await readContent('b.tex', book)).filter((block) => block.startsWith('heading'))).toEqual([
      'heading1: One',
      'heading2: Two',
    ]);
  });

  it('writes accents and signs as the letters they are', async () => {
    const { text } = await readContent(
      'c.tex',
      String.raw`\"Uber \c{c}a \v{s}koda \'{\i} \o{} \L{}\'od\'z \'Elan \~n \^{e} \S 5 \ldots{} ${'``'}so''`,
    );
    expect(text).toBe('Über ça škoda í ø Łódź Élan ñ ê §5 … “so”');
  });
});

describe('hostile LaTeX', () => {
  it('does not follow commands that call themselves, and says so', async () => {
    const bomb = String.raw`\def\one{\two\two\two}\def\two{\three\three}\def\three{\one\one}\newcommand{\x}{\x\x} \one \x The words stay.`;
    const { text, warnings } = await readContent('bomb.tex', bomb);
    expect(text).toContain('The words stay.');
    expect(text.length).toBeLessThan(1000);
    expect(warnings).toEqual([expect.stringContaining('without end')]);
  });

  it('bears what is never closed or nested without measure', async () => {
    const { text } = await readContent('deep.tex', `Begin ${'\\footnote{\\textbf{'.repeat(20_000)} end`);
    expect(text).toContain('Begin');
    const open = await readContent('open.tex', `${'\\begin{itemize}\\item x '.repeat(5_000)}$unclosed \\verb|x`);
    expect(open.layout.blocks).toHaveLength(5_000);
  });
});
