import type { PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { displayMaths } from './maths.ts';
import { texFigure } from './figure.ts';
import { texRuns, texWords } from './runs.ts';
import { latin, scriptOfLetter } from './scripts.ts';
import type { Place } from './sheet.ts';
import { texTable } from './table.ts';
import { texCode } from './text.ts';

type Heading = Extract<PrintBlock, { type: 'heading' }>;
type List = Extract<PrintBlock, { type: 'bullet-list' | 'ordered-list' }>;

/** One block of the report as TeX, with an empty line behind it. */
export function texBlock(block: PrintBlock, place: Place): string {
  switch (block.type) {
    case 'heading':
      return texHeading(block, place);
    case 'paragraph':
      return texParagraph(block.content, place);
    case 'bullet-list':
    case 'ordered-list':
      return texList(block, place);
    case 'quotation': {
      noteDepth(place);
      return `\\begin{quote}\n${texBlocks(block.blocks, deeper(place))}\\end{quote}\n\n`;
    }
    case 'code':
      return texListing(block.text, place);
    case 'table':
      return texTable(block, place, texBlocks);
    case 'figure':
      return texFigure(block, place);
    case 'maths':
      return `${displayMaths(block, place.sheet)}\n\n`;
    case 'rule':
      return '\\par\\medskip{\\centering\\rule{0.3\\linewidth}{0.4pt}\\par}\\medskip\n\n';
  }
}

function texBlocks(blocks: readonly PrintBlock[], place: Place): string {
  const made = blocks.map((block) => texBlock(block, place)).join('');
  return made === '' ? '' : `${made.trimEnd()}\n`;
}

const headings = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];

function texHeading({ level, anchor, number, content }: Heading, place: Place): string {
  const { sheet } = place;
  const command = headings[Math.min(level, headings.length) - 1] ?? 'section';
  const full = texRuns(
    content.map((run) => (run.type === 'break' ? { type: 'text', text: ' ', marks: [] } : run)),
    place,
  );
  const words = texWords(content, sheet);
  const label = `\\label{${anchor}}`;
  // One without a number in a report that numbers its headings.
  if (number === null && sheet.report.options.numbersHeadings) {
    return `\\${command}*{${full}}\\addcontentsline{toc}{${command}}{${words}}${label}\n\n`;
  }
  return `\\${command}${words === full ? '' : `[${words}]`}{${full}}${label}\n\n`;
}

function texParagraph(content: readonly PrintRun[], place: Place): string {
  const { sheet } = place;
  const letters = content.flatMap((run) => (run.type === 'text' ? [run.text] : [])).join('');
  const first = /\p{L}/u.exec(letters)?.[0] ?? '';
  const script = scriptOfLetter(first, letters, sheet.baseScript);
  if (script === null || !script.isRightToLeft || sheet.baseScript.isRightToLeft) {
    const made = texRuns(content, place).trim();
    return made === '' ? '' : `${made}\n\n`;
  }
  // All of it runs from right to left, with Latin words and citations turned in it.
  const made = texRuns(content, { ...place, sheet: { ...sheet, baseScript: script } }).trim();
  sheet.scripts.add(script).add(latin);
  sheet.features.add('rtl-blocks');
  return `\\begin{heddlertl}\n\\text${script.tag}{${made}}\n\\end{heddlertl}\n\n`;
}

function texList(list: List, place: Place): string {
  noteDepth(place);
  const name = list.type === 'bullet-list' ? 'itemize' : 'enumerate';
  const options = list.type === 'ordered-list' && list.start !== 1 ? `[start=${list.start}]` : '';
  const items = list.items.map((blocks) => {
    const isText = blocks[0]?.type === 'paragraph' && blocks[0].content.length > 0;
    return `\\item ${isText ? '' : '\\leavevmode\n'}${texBlocks(blocks, deeper(place))}`;
  });
  if (items.length === 0) return '';
  return `\\begin{${name}}${options}\n${items.map((item) => `${item.trimEnd()}\n`).join('')}\\end{${name}}\n\n`;
}

/** LaTeX has four levels of each list and six of all; beyond, the preamble must make room. */
function noteDepth({ depth, sheet }: Place): void {
  if (depth >= 4) sheet.features.add('deep-lists');
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1, isOutermost: false };
}

function texListing(text: string, { sheet }: Place): string {
  sheet.features.add('code');
  const lines = text.replace(/\n$/, '').split(/\r\n?|\n/);
  const made = lines.map((line) => `\\heddleline{${texCode(line.replaceAll('\t', '    '), sheet)}}`);
  return `\\begin{heddlecode}\n${made.join('\n')}\n\\end{heddlecode}\n\n`;
}
