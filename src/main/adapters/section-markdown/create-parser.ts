import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import { parseCitationMark } from '#shared/text/citation-marks.ts';

/**
 * A CommonMark parser with tables and citation marks. Raw HTML is text. A line under a paragraph makes no heading of
 * it, and a bracket at a line's start defines no link: a draft means neither.
 */
export function createParser(): Parser {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: false });
  parser.disable(['reference', 'lheading', 'strikethrough']);
  // Links are checked when they become marks, so that a refused one keeps its text.
  parser.validateLink = () => true;
  parser.inline.ruler.before('link', 'citation', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
    const mark = parseCitationMark(state.src, state.pos);
    if (mark === null || mark.charEnd > state.posMax) return false;
    if (!silent) {
      const token = state.push('citation', '', 0);
      token.meta = { evidenceIds: mark.evidenceIds };
      token.content = state.src.slice(mark.charStart, mark.charEnd);
    }
    state.pos = mark.charEnd;
    return true;
  });
  return parser;
}
