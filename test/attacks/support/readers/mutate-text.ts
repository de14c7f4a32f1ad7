import type { Choices } from './choices.ts';

/** Pieces of text that mean something to a reader: what opens, closes, counts, refers and repeats. */
const words: Readonly<Record<string, readonly string[]>> = {
  xml: [
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml version="1.0" encoding="UTF-7"?>',
    '&',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&#99999999;',
    '&amp;amp;',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '&a;',
    ' xmlns="x"',
    ' xml:base="http://127.0.0.1:9/"',
    ' r:id="rId0"',
    ' r="XFD1048576"',
    ' r="A0"',
    ' t="s"',
    ' s="-1"',
    ' table:number-columns-repeated="2147483647"',
    ' text:c="999999999"',
    ' colspan="1000000000"',
    ' rowspan="-1"',
    ' gridSpan="99999"',
    ' Target="../../../../etc/passwd"',
    ' TargetMode="External"',
    ' href="file:///etc/passwd"',
    ' href="%2e%2e/%2e%2e/x"',
    ' href="%"',
    '<a:t>',
    '<w:t>',
    '<p>',
    '<table>',
    '<tr>',
    '<td>',
    '<iframe src="http://127.0.0.1:9/">',
    '<base href="http://127.0.0.1:9/">',
    '<script>globalThis.heddleOwned=1</script>',
    '<img src=x onerror="globalThis.heddleOwned=1">',
    '<svg onload="globalThis.heddleOwned=1">',
    '<template>',
    '<math>',
    '<select>',
    '<plaintext>',
    '<title>',
    '<body onload="globalThis.heddleOwned=1">',
    '<w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText>',
    '<w:fldSimple w:instr="INCLUDEPICTURE file:///etc/passwd">',
  ],
  markdown: [
    '#',
    '\n---\n',
    '```',
    '~~~',
    '*',
    '_',
    '[',
    '](',
    ')',
    '![',
    '<',
    '>',
    '`',
    '|',
    '\n|-|-|\n',
    '\n> ',
    '\n- ',
    '\n1. ',
    '\n999999999. ',
    '[^1]',
    '\n[^1]: ',
    '\\',
    '\n    ',
    '\t',
    '&#x0;',
    '\n===\n',
    '[a]: x\n',
    '<!--',
    'title: [&a *a]',
    'a: &a [*a,*a]',
    '!!js/function',
    '{{',
    '$$',
    ':::',
  ],
  rst: [
    '\n.. ',
    '::\n\n   ',
    '\n====\n',
    '+---+---+\n',
    '|',
    '`',
    '``',
    '`_',
    '__',
    '[#]_',
    ':ref:`',
    '.. include:: /etc/passwd\n',
    '.. raw:: html\n   :file: /etc/passwd\n',
    '.. csv-table::\n   :url: http://127.0.0.1:9/\n',
    '.. figure:: x\n',
    '\n   ',
    '\n- ',
    '\n#. ',
    '*',
    '**',
    '==== ====\n',
    '.. |a| replace:: |a|\n',
  ],
  latex: [
    String.raw`\input{../../../../etc/passwd}`,
    String.raw`\include{/etc/passwd}`,
    String.raw`\begin{`,
    String.raw`\end{`,
    '{',
    '}',
    '$',
    '$$',
    '%',
    '&',
    '~',
    '^',
    '_',
    '#1',
    '##',
    String.raw`\def\a{\a\a}`,
    String.raw`\a`,
    String.raw`\newcommand{\b}[9]{#1#2\b}`,
    String.raw`\verb|`,
    String.raw`\begin{verbatim}`,
    String.raw`\begin{tabular}{*{99999}{c}}`,
    String.raw`\item`,
    String.raw`\footnote{`,
    String.raw`\section{`,
    String.raw`\write18{id}`,
    String.raw`\[`,
    String.raw`\]`,
    String.raw`\\`,
    String.raw`\char999999999 `,
    String.raw`\includegraphics{file:///etc/passwd}`,
    String.raw`\csname`,
    '\\',
  ],
  csv: ['"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '\0', "'", '=cmd()', '"\n"', ',,,,,,,,', '"a""b', ' ', '\ufeff'],
  json: [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    'null',
    'true',
    '1e999',
    '-0',
    '"\\ud800"',
    '"\\u0000"',
    '"cells":',
    '"source":',
    '"cell_type":"code"',
    '"outputs":[{"output_type":"display_data","data":{"text/html":"<script>globalThis.heddleOwned=1</script>"}}]',
    '"__proto__":{"heddleOwned":1}',
    '"metadata":null',
    '"nbformat":-1',
    '"text/plain":[1,2,null]',
    '"image/png":"AAAA"',
  ],
  email: [
    '\r\n',
    '\n\n',
    ': ',
    ';',
    '=',
    '"',
    '=?utf-8?B?',
    '=?utf-8?Q?=FF?=',
    '=?x-unknown?Q?a?=',
    '?=',
    'Content-Type: multipart/mixed; boundary=',
    '\n--',
    '--\n',
    'Content-Transfer-Encoding: base64\n',
    'Content-Type: message/rfc822\n\n',
    'Content-Type: text/html; charset=utf-7\n',
    'From: ',
    'Date: Fri, 99 Foo 99999 99:99:99 +9999\n',
    'Subject: ',
    '<',
    '>',
    '@',
    ',',
    '(((',
    'Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"\n',
    '=\n',
    '=FF=FE',
  ],
  pdf: [
    ' obj\n',
    'endobj\n',
    'stream\n',
    'endstream',
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    '/Kids',
    '/Count',
    '/Parent',
    '/Length',
    '/Filter[/FlateDecode/FlateDecode]',
    '/Filter/LZWDecode',
    '/DecodeParms<</Predictor 15/Columns 2147483647>>',
    '1 0 R',
    '2 0 R',
    '99999999 0 R',
    '/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
    '/OpenAction<</S/Launch/F(/bin/sh)>>',
    '/AA<</O<</S/URI/URI(http://127.0.0.1:9/)>>>>',
    '/S/GoToR/F(file:///etc/passwd)',
    '/FFilter/FlateDecode/F(/etc/passwd)',
    '/F<</FS/URL/F(http://127.0.0.1:9/)>>',
    '/MediaBox[0 0 1e9 1e9]',
    '/MediaBox[0 0 0 0]',
    '/MediaBox[NaN 0 -1 -1]',
    '/Rotate 45',
    '/UserUnit 1e9',
    ' 1e38 0 0 1e38 0 0 Tm',
    ' 0 Tf',
    ' /F1 1e30 Tf',
    ' BT',
    ' ET',
    ' q',
    ' Q',
    ' Do',
    '/Encrypt 1 0 R',
    '/Prev 0',
    '/XRefStm 0',
    'startxref',
    'trailer',
    '%%EOF',
    '/ToUnicode 4 0 R',
    '/Encoding/Identity-H',
    '/XFA 4 0 R',
    '/Names<</EmbeddedFiles',
  ],
  plain: [
    '\n',
    '\n\n',
    '\t',
    ' ',
    '. ',
    '\u202e',
    '\u200b',
    '\ufffd',
    '\u0085',
    '\u2028',
    '\ud800',
    '\udfff',
    '\0',
    '\x1b[2J',
    '\f',
    'Dr. ',
    '1.',
    '…',
    '¿',
    '。',
  ],
};

/** Which words suit a file, by its ending. */
const kinds: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.rst': 'rst',
  '.tex': 'latex',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.ipynb': 'json',
  '.eml': 'email',
  '.pdf': 'pdf',
  '.html': 'xml',
  '.fodt': 'xml',
  '.xml': 'xml',
  '.txt': 'plain',
};

const mostChars = 2_000_000;

/** The text, broken in one to five ways that keep its words and marks whole. Bytes that are no UTF-8 stay as they are. */
export function mutateText(bytes: Buffer, choices: Choices, ending: string): Buffer {
  const own = words[kinds[ending] ?? 'plain'] ?? [];
  let tokens: readonly string[] = bytes.toString('latin1').match(/[\w.-]+|\s+|[^\w\s]/g) ?? [];
  for (let times = 1 + choices.below(5); times > 0; times -= 1) tokens = choices.pick(ways)(tokens, choices, own);
  return Buffer.from(tokens.join('').slice(0, mostChars), 'latin1');
}

type Way = (tokens: readonly string[], choices: Choices, own: readonly string[]) => readonly string[];

/** As the bytes it would be in a file. */
const written = (word: string) => Buffer.from(word).toString('latin1');

const insert: Way = (tokens, { below, pick, chance }, own) => {
  const word = written(chance(0.8) ? pick(own) : pick(words['plain'] ?? []));
  const times = chance(0.15) ? below(3000) : 1 + below(3);
  const at = below(tokens.length);
  return [...tokens.slice(0, at), ...Array<string>(times).fill(word), ...tokens.slice(at)];
};

const scatter: Way = (tokens, { below, pick }, own) => {
  const changed = [...tokens];
  for (let times = 1 + below(40); times > 0; times -= 1) changed[below(changed.length)] = written(pick(own));
  return changed;
};

const remove: Way = (tokens, { piece }) => {
  const [start, end] = piece(tokens.length, 300);
  return [...tokens.slice(0, start), ...tokens.slice(end)];
};

const move: Way = (tokens, { piece, below }) => {
  const [start, end] = piece(tokens.length, 500);
  const rest = [...tokens.slice(0, start), ...tokens.slice(end)];
  const at = below(rest.length);
  return [...rest.slice(0, at), ...tokens.slice(start, end), ...rest.slice(at)];
};

const repeat: Way = (tokens, { piece, below, chance }) => {
  const [start, end] = piece(tokens.length, 400);
  const times = Math.min(Math.floor(300_000 / (end - start)), chance(0.25) ? below(5000) : 1 + below(6));
  const repeated = Array.from({ length: times }, () => tokens.slice(start, end)).flat();
  return [...tokens.slice(0, end), ...repeated, ...tokens.slice(end)];
};

const removeSome: Way = (tokens, { chance, pick }) => {
  const gone = pick(tokens.length === 0 ? [''] : tokens);
  return tokens.filter((token) => token !== gone || chance(0.5));
};

const joinUp: Way = (tokens, { piece }) => {
  const [start, end] = piece(tokens.length);
  return tokens.map((token, at) => (at >= start && at < end && token.trim() === '' ? '' : token));
};

const ways: readonly Way[] = [insert, insert, insert, scatter, remove, move, repeat, removeSome, joinUp];
