import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorPage, openEditorPage } from './support/open-editor-page.ts';

let opened: EditorPage;
const sections = 100;

beforeAll(async () => {
  opened = await openEditorPage();
});
afterAll(() => opened.close());

/** The heading of the caret's section, and where the caret is in the window. */
async function caret(): Promise<{ section: string; isInSight: boolean; isAtEnd: boolean }> {
  return opened.page.evaluate('caretSection()');
}

describe('a report of 100,000 words', () => {
  beforeEach(async () => {
    await opened.fill();
    await opened.page.evaluate(`openOurs(100000, ${sections})`);
    await opened.page.locator('p').first().click();
  });

  it('goes to its very end with Ctrl+End and shows it, and back with Ctrl+Home', async () => {
    await opened.page.keyboard.press('Control+End');
    expect(await caret()).toMatchObject({
      section: expect.stringMatching(/^Section 100 /),
      isInSight: true,
      isAtEnd: true,
    });
    await opened.page.keyboard.type('END');
    expect((await opened.text()).at(-1)).toMatch(/END$/);
    await opened.page.keyboard.press('Control+Home');
    expect(await caret()).toMatchObject({ section: expect.stringMatching(/^Section 1 /), isInSight: true });
  });

  it('pages through sections that were never laid out, each page further, and the caret stays in sight', async () => {
    const seen: number[] = [];
    for (let page = 0; page < 12; page += 1) {
      await opened.page.keyboard.press('PageDown');
      const { section, isInSight } = await caret();
      expect(isInSight).toBe(true);
      seen.push(Number(/\d+/.exec(section)?.[0]));
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(3);
    for (let page = 0; page < 14; page += 1) await opened.page.keyboard.press('PageUp');
    expect(await caret()).toMatchObject({ section: expect.stringMatching(/^Section 1 /) });
  });

  it('selects to the end with Ctrl+Shift+End and everything with Ctrl+A', async () => {
    await opened.page.keyboard.press('Control+Shift+End');
    expect((await opened.selected()).length).toBeGreaterThan(500_000);
    await opened.page.keyboard.press('ArrowLeft');
    expect(await caret()).toMatchObject({ section: expect.stringMatching(/^Section 1 /), isInSight: true });
    await opened.page.keyboard.press('Control+a');
    await opened.page.keyboard.press('Backspace');
    const text = await opened.text();
    expect(text.filter((block) => block.startsWith('# '))).toHaveLength(sections);
    expect(text.filter((block) => block === '')).toHaveLength(sections);
    await opened.page.keyboard.press('Control+z');
    expect((await opened.text()).join(' ').length).toBeGreaterThan(500_000);
  });

  it('walks down by lines from section to section', async () => {
    await opened.page.evaluate('caretToEndOf(49)');
    for (let line = 0; line < 3; line += 1) await opened.page.keyboard.press('ArrowDown');
    const after = await caret();
    expect(after).toMatchObject({ section: expect.stringMatching(/^Section 51 /), isInSight: true });
    for (let line = 0; line < 4; line += 1) await opened.page.keyboard.press('ArrowUp');
    expect(await caret()).toMatchObject({ section: expect.stringMatching(/^Section 50 /), isInSight: true });
  });

  it('finds in sections that are not laid out, goes to each and replaces all as one step of undo', async () => {
    await opened.page.evaluate(
      'core.editor.view.dispatch(view.state.tr.insertText("zebra Zebras ", core.rangeOf("itm_80").from + 1))',
    );
    await opened.page.evaluate(
      'finding.search({ text: "zebra", isCaseSensitive: false, isWholeWord: false, isPattern: false })',
    );
    expect(await opened.page.evaluate('finding.found()')).toEqual({ count: 2, current: 1, fault: null });
    expect(await caret()).toMatchObject({ section: expect.stringMatching(/^Section 81 /), isInSight: true });
    await opened.page.evaluate(
      'finding.search({ text: "zebra", isCaseSensitive: true, isWholeWord: true, isPattern: false })',
    );
    expect(await opened.page.evaluate('finding.found()')).toMatchObject({ count: 1 });
    await opened.page.evaluate(
      String.raw`finding.search({ text: "(z)ebra(s?)", isCaseSensitive: false, isWholeWord: false, isPattern: true })`,
    );
    expect(await opened.page.evaluate('finding.replaceAll("[$2$1]")')).toBe(2);
    expect((await opened.text()).find((block) => block.startsWith('[z] [sZ] '))).toBeDefined();
    await opened.page.evaluate('view.focus()');
    await opened.page.keyboard.press('Control+z');
    expect((await opened.text()).find((block) => block.startsWith('zebra Zebras '))).toBeDefined();
    expect(
      await opened.page.evaluate(
        '(finding.search({ text: "(", isCaseSensitive: false, isWholeWord: false, isPattern: true }), finding.found().fault)',
      ),
    ).toMatch(/./);
  });

  it('moves to a section or to words in it when asked', async () => {
    await opened.page.evaluate('core.reveal("itm_70")');
    expect(await caret()).toMatchObject({ section: expect.stringMatching(/^Section 71 /), isInSight: true });
    await opened.page.evaluate(
      'core.editText("itm_30", [{ type: "paragraph", content: [{ type: "text", text: "Before, words to find, after." }] }])',
    );
    await opened.page.evaluate('core.reveal("itm_30", { text: "words  to find", focus: true })');
    expect(await opened.selected()).toBe('words to find');
    expect(await caret()).toMatchObject({ isInSight: true });
  });
});
