import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { succeed, type Result } from '#shared/base/result.ts';
import { assembleBlocks, type DraftBlock } from '../assemble-blocks.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { readFrontMatter } from './front-matter.ts';
import { stripInline, stripMarkup } from './strip-inline.ts';

const parser = new MarkdownIt({ html: true });

/** Markdown (CommonMark with tables) as plain words: markup, images and raw HTML are gone, a link's text stays. */
export async function readMarkdown({ bytes }: FileInput): Promise<Result<ReadContent>> {
  const decoded = decodeText(bytes);
  const { body, bibliographic, warnings } = readFrontMatter(cleanText(decoded.text));
  return succeed({
    ...assembleBlocks(markdownBlocks(body)),
    bibliographic,
    warnings: [...decoded.warnings, ...warnings],
  });
}

/** The blocks of Markdown without front matter. */
export function markdownBlocks(body: string): DraftBlock[] {
  const environment: Env = {};
  const tokens: Token[] = [];
  // Only the block rules run here; inline text is parsed block by block, and only where it holds markup.
  parser.block.parse(body, parser, environment, tokens);
  return toDrafts(tokens, (content) => stripInline(content, parser, environment));
}

function toDrafts(tokens: readonly Token[], strip: (content: string) => string): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  let headingLevel = 0;
  let listDepth = 0;
  let quoteDepth = 0;
  let rows: string[][] | null = null;
  for (const token of tokens) {
    switch (token.type) {
      case 'heading_open':
        headingLevel = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        headingLevel = 0;
        break;
      case 'list_item_open':
        listDepth += 1;
        break;
      case 'list_item_close':
        listDepth -= 1;
        break;
      case 'blockquote_open':
        quoteDepth += 1;
        break;
      case 'blockquote_close':
        quoteDepth -= 1;
        break;
      case 'table_open':
        rows = [];
        break;
      case 'tr_open':
        rows?.push([]);
        break;
      case 'table_close':
        drafts.push({ kind: 'table', text: (rows ?? []).map((row) => row.join(' | ')).join('\n') });
        rows = null;
        break;
      case 'inline':
        if (rows !== null) rows.at(-1)?.push(strip(token.content).replaceAll('\n', ' '));
        else drafts.push(inlineDraft(strip(token.content), { headingLevel, listDepth, quoteDepth }, token.content));
        break;
      case 'fence':
      case 'code_block':
        drafts.push({ kind: 'code', text: token.content });
        break;
      case 'html_block':
        drafts.push({ kind: listDepth > 0 ? 'list-item' : 'paragraph', text: stripMarkup(token.content) });
        break;
      default:
        break;
    }
  }
  return drafts;
}

function inlineDraft(
  text: string,
  within: { headingLevel: number; listDepth: number; quoteDepth: number },
  source: string,
): DraftBlock {
  if (within.headingLevel > 0) return { kind: 'heading', level: within.headingLevel, text };
  if (source.startsWith('[^')) return { kind: 'footnote', text: text.replace(/^:\s*/, '') };
  if (within.listDepth > 0) return { kind: 'list-item', text };
  return { kind: within.quoteDepth > 0 ? 'quotation' : 'paragraph', text };
}
