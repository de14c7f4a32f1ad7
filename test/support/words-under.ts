import type { Page } from 'playwright-core';

/** The words of the page's text layer that lie inside the marks, character by character, as a reader sees them. */
export async function wordsUnder(page: Page, kind: string): Promise<string> {
  return page.evaluate((wanted) => {
    const marks = [...document.querySelectorAll(`.source-box[data-kind="${wanted}"]`)].map((mark) => ({
      box: mark.getBoundingClientRect(),
      page: mark.closest('.source-pdf-page'),
    }));
    const lines = marks.map(({ box, page: sheet }) => {
      let line = '';
      for (const span of sheet?.querySelectorAll('.source-pdf-words span') ?? []) {
        const node = span.firstChild;
        if (!(node instanceof Text)) continue;
        for (let at = 0; at < node.data.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const letter = range.getBoundingClientRect();
          const [x, y] = [letter.x + letter.width / 2, letter.y + letter.height / 2];
          if (x > box.left && x < box.right && y > box.top && y < box.bottom) line += node.data[at] ?? '';
        }
      }
      return line;
    });
    return lines
      .map((line) => line.replace(/[-\u00AD]$/, '\u0000'))
      .join(' ')
      .replaceAll('\u0000 ', '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }, kind);
}
