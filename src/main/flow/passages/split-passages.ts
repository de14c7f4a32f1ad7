import { toId, type SourceId } from '#shared/base/ids.ts';
import type { Block, SourceLayout } from '#shared/domain/layout.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { splitSentences, type Span } from '#shared/text/sentences.ts';
import { countWords } from './count-words.ts';
import { cutAtLines, cutLongText } from './cut-long-text.ts';
import { mostWords, packSentences, type Piece } from './pack-sentences.ts';
import { paragraphBlocks } from './paragraph-blocks.ts';

/** A table or row is kept whole up to here; a longer one is cut between its lines. */
const mostTableWords = 400;
/** A listing up to here stays with the sentence that announces it. */
const attachedCodeWords = 40;
/** A heading with nothing below it is a passage of its own if it says at least this much. */
const speakingHeadingWords = 8;

/**
 * Cuts a source's text into its passages, in text order: whole sentences, 60 to 250 words, never across a heading;
 * tables and rows whole, long listings apart. Text that lies in no block (running headers) is in no passage; where
 * the layout has no blocks, blank lines part the paragraphs. Ids depend on the source's id and the ordinal alone.
 */
export function splitPassages(options: {
  readonly sourceId: SourceId;
  readonly text: string;
  readonly layout: SourceLayout;
  readonly language: string;
  /** Each page (a slide) stands for itself: it is one passage, however short, if it isn't too long for one. */
  readonly isPagewise?: boolean;
}): Passage[] {
  const { text, layout } = options;
  const passages = createPassages(options);
  const blocks = layout.blocks.length > 0 ? layout.blocks : paragraphBlocks(text);
  if (options.isPagewise !== true) splitBlocks({ ...options, blocks, passages });
  else for (const page of blocksByPage(blocks, layout.pages)) splitPage({ ...options, blocks: page, passages });
  return passages.all;
}

type SplitOptions = {
  readonly text: string;
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly passages: Passages;
};

/** A page's title is in its passage's path; a page that is nothing but headings is a passage all the same. */
function splitPage(options: SplitOptions): void {
  const { text, blocks, passages } = options;
  const title = blocks[0]?.kind === 'heading' ? blocks[0] : null;
  const first = blocks.find(({ kind }) => kind !== 'heading') ?? blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return;
  const whole = { charStart: first.charStart, charEnd: last.charEnd };
  if (countWords(text, whole.charStart, whole.charEnd) > mostWords) {
    splitBlocks(options);
    return;
  }
  const path = title === null || first === title ? [] : [text.slice(title.charStart, title.charEnd)];
  passages.add(whole, 'prose', path);
}

function blocksByPage(blocks: readonly Block[], pages: SourceLayout['pages']): Block[][] {
  const byPage = pages.map((): Block[] => []);
  let page = 0;
  for (const block of blocks) {
    while (page + 1 < pages.length && (pages[page + 1]?.charStart ?? Infinity) <= block.charStart) page += 1;
    byPage[page]?.push(block);
  }
  return byPage;
}

function splitBlocks(options: SplitOptions): void {
  const { text, blocks, passages } = options;
  const before = passages.all.length;
  const headings = createHeadingPath(text);
  let run: Run = { pieces: [], hasProse: false, caption: 0 };
  let previous: Block | null = null;

  const flush = (): void => {
    const kind = run.hasProse ? 'prose' : 'code';
    for (const span of packSentences(run.pieces)) passages.add(span, kind, headings.path());
    run = { pieces: [], hasProse: false, caption: 0 };
  };
  const closeHeading = (next: Block | null): void => {
    const isLeaf = previous?.kind === 'heading' && (next === null || (next.level ?? 1) <= (previous.level ?? 1));
    if (!isLeaf || countWords(text, previous!.charStart, previous!.charEnd) < speakingHeadingWords) return;
    passages.add(previous!, 'prose', headings.path().slice(0, -1));
  };

  for (const block of blocks) {
    if (previous !== null && text.slice(previous.charEnd, block.charStart).trim() !== '') flush();
    switch (block.kind) {
      case 'heading':
        flush();
        closeHeading(block);
        headings.enter(block);
        break;
      case 'table': {
        const caption = takeCaption(run, countWords(text, block.charStart, block.charEnd));
        flush();
        const whole = { charStart: caption?.charStart ?? block.charStart, charEnd: block.charEnd };
        for (const span of linesOf(text, whole, mostTableWords)) passages.add(span, 'table', headings.path());
        break;
      }
      case 'row':
        flush();
        for (const span of linesOf(text, block, mostTableWords)) passages.add(span, 'row', headings.path());
        break;
      case 'code': {
        const words = countWords(text, block.charStart, block.charEnd);
        if (words <= attachedCodeWords) {
          run.pieces.push({ ...spanOf(block), words, startsBlock: true, isAttached: run.pieces.length > 0 });
          run.caption = 0;
        } else {
          flush();
          for (const span of linesOf(text, block, mostWords)) passages.add(span, 'code', headings.path());
        }
        break;
      }
      case 'paragraph':
      case 'list-item':
      case 'quotation':
      case 'footnote':
      case 'caption': {
        const pieces = piecesOf(text, block, options.language);
        // What a colon announces stays with its announcement.
        const last = run.pieces.at(-1);
        const isAnnounced = last !== undefined && text[last.charEnd - 1] === ':';
        pieces.forEach((piece, index) => {
          run.pieces.push(index === 0 && isAnnounced ? { ...piece, isAttached: true } : piece);
        });
        run.hasProse = true;
        run.caption = block.kind === 'caption' ? pieces.length : 0;
        break;
      }
    }
    previous = block;
  }
  flush();
  closeHeading(null);
  // A source of headings alone (slides, a table of contents) is still to be found by its words.
  if (passages.all.length === before) {
    run.hasProse = true;
    for (const block of blocks) for (const piece of piecesOf(text, block, options.language)) run.pieces.push(piece);
    for (const span of packSentences(run.pieces)) passages.add(span, 'prose', []);
  }
}

/** The prose gathered since the last heading, table or listing; `caption` counts the last pieces that are a caption's. */
type Run = { pieces: Piece[]; hasProse: boolean; caption: number };

function piecesOf(text: string, block: Block, language: string): Piece[] {
  const offset = block.charStart;
  const pieces: Piece[] = [];
  for (const sentence of splitSentences(text.slice(offset, block.charEnd), language)) {
    const charStart = offset + sentence.charStart;
    const charEnd = offset + sentence.charEnd;
    const words = countWords(text, charStart, charEnd);
    if (words <= mostWords) {
      pieces.push({ charStart, charEnd, words, startsBlock: pieces.length === 0, isAttached: false });
      continue;
    }
    for (const span of cutLongText(text, charStart, charEnd, mostWords)) {
      const pieceWords = countWords(text, span.charStart, span.charEnd);
      pieces.push({ ...span, words: pieceWords, startsBlock: pieces.length === 0, isAttached: false });
    }
  }
  return pieces;
}

/** A caption right above a table goes with it. */
function takeCaption(run: Run, tableWords: number): Piece | undefined {
  if (run.caption === 0) return undefined;
  const captionWords = run.pieces.slice(-run.caption).reduce((sum, piece) => sum + piece.words, 0);
  if (tableWords + captionWords > mostTableWords) return undefined;
  return run.pieces.splice(-run.caption)[0];
}

function linesOf(text: string, span: Span, maxWords: number): Span[] {
  return countWords(text, span.charStart, span.charEnd) <= maxWords
    ? [spanOf(span)]
    : cutAtLines(text, span.charStart, span.charEnd, maxWords);
}

function spanOf({ charStart, charEnd }: Span): Span {
  return { charStart, charEnd };
}

function createHeadingPath(text: string): { readonly enter: (heading: Block) => void; readonly path: () => string[] } {
  let open: { level: number; title: string }[] = [];
  return {
    enter: (heading) => {
      const level = heading.level ?? 1;
      const title = text.slice(heading.charStart, heading.charEnd).replace(/\s+/g, ' ').trim();
      open = [...open.filter((above) => above.level < level), { level, title }];
    },
    path: () => open.map(({ title }) => title),
  };
}

type Passages = {
  readonly all: Passage[];
  readonly add: (span: Span, kind: Passage['kind'], headingPath: string[]) => void;
};

function createPassages({
  sourceId,
  text,
  layout: { pages },
  language,
}: {
  readonly sourceId: SourceId;
  readonly text: string;
  readonly layout: SourceLayout;
  readonly language: string;
}): Passages {
  const all: Passage[] = [];
  const stem = sourceId.slice('src_'.length, 'src_'.length + 16);
  let pageIndex = 0;
  return {
    all,
    add: ({ charStart, charEnd }, kind, headingPath) => {
      const slice = text.slice(charStart, charEnd);
      if (slice.trim() === '') return;
      while (pageIndex + 1 < pages.length && (pages[pageIndex + 1]?.charStart ?? Infinity) <= charStart) pageIndex += 1;
      const ordinal = all.length;
      all.push({
        id: toId('psg', stem + ordinal.toString(36).padStart(5, '0')),
        sourceId,
        ordinal,
        charStart,
        charEnd,
        text: slice,
        kind,
        headingPath,
        page: pages[pageIndex]?.number ?? null,
        language,
      });
    },
  };
}
