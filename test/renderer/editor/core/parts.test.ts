import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorPage, openEditorPage } from './support/open-editor-page.ts';

let opened: EditorPage;

beforeAll(async () => {
  opened = await openEditorPage();
});
afterAll(() => opened.close());

/** Brings the report to these sections: item's number, heading, depth, paragraphs. */
async function setParts(...parts: readonly [number, string, number, ...string[]][]): Promise<void> {
  await opened.page.evaluate((parts) => {
    const { core, toPart } = window as unknown as {
      core: { setParts: (parts: unknown) => void };
      toPart: (part: unknown) => unknown;
    };
    core.setParts(
      parts.map(([item, heading, depth, ...paragraphs]) =>
        toPart({
          itemId: `itm_${item}`,
          heading,
          depth,
          body: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
        }),
      ),
    );
  }, parts);
}

describe('the outline and the text', () => {
  beforeEach(() =>
    opened.open([
      ['One', 'alpha'],
      ['Two', 'beta'],
      ['Three', 'gamma'],
    ]),
  );

  it('adds, moves, renames and removes sections as the outline does, and keeps what is written in them', async () => {
    await opened.clickWord('beta', 'end');
    await opened.page.keyboard.type('!');
    await setParts([2, 'Three', 1, 'gamma'], [3, 'New', 2, 'fresh'], [1, 'Second', 1, 'beta']);
    expect(await opened.text()).toEqual(['# Three', 'gamma', '# New', 'fresh', '# Second', 'beta!']);
    expect(await opened.editable()).toEqual(['Second']);
    await opened.page.keyboard.type('?');
    expect((await opened.text()).at(-1)).toBe('beta!?');
    await opened.page.keyboard.press('Control+z');
    expect(await opened.text()).toEqual(['# Three', 'gamma', '# New', 'fresh', '# Second', 'beta!']);
  });

  it('can replace every section', async () => {
    await setParts([7, 'Other', 1, 'text'], [8, 'More', 1, 'words']);
    expect(await opened.text()).toEqual(['# Other', 'text', '# More', 'words']);
  });

  it('tells of a heading that was edited, and is not overwritten by the old one meanwhile', async () => {
    await opened.clickWord('Two', 'end');
    await opened.page.keyboard.type(' words');
    expect(await opened.page.evaluate('headings.at(-1)')).toEqual({ itemId: 'itm_1', heading: 'Two words' });
    await setParts([0, 'One', 1], [1, 'Two', 2], [2, 'Three', 1]);
    expect((await opened.text())[2]).toBe('# Two words');
    await setParts([0, 'One', 1], [1, 'Two words', 2], [2, 'Three', 1]);
    await setParts([0, 'One', 1], [1, 'From elsewhere', 2], [2, 'Three', 1]);
    expect((await opened.text())[2]).toBe('# From elsewhere');
    expect(await opened.page.locator('h3').textContent()).toBe('From elsewhere');
  });

  it('gives a heading back that was left empty', async () => {
    await opened.clickWord('Two', 'end');
    for (let at = 0; at < 3; at += 1) await opened.page.keyboard.press('Backspace');
    expect((await opened.text())[2]).toBe('# ');
    await opened.clickWord('gamma', 'end');
    await expect.poll(async () => (await opened.text())[2]).toBe('# Two');
  });

  it('takes a text from outside without a step of undo, and keeps the caret', async () => {
    await opened.clickWord('gamma', 'end');
    await opened.page.keyboard.type('!');
    await opened.page.evaluate(
      'core.replaceText("itm_0", [{ type: "paragraph", content: [{ type: "text", text: "alpha and more" }] }, { type: "paragraph" }])',
    );
    await opened.page.keyboard.type('?');
    expect(await opened.text()).toEqual(['# One', 'alpha and more', '', '# Two', 'beta', '# Three', 'gamma!?']);
    expect(await opened.page.evaluate('changed.includes("itm_0")')).toBe(false);
    await opened.page.keyboard.press('Control+z');
    expect(await opened.text()).toEqual(['# One', 'alpha and more', '', '# Two', 'beta', '# Three', 'gamma']);
  });

  it('shows an edge beside blocks that are not as they were drafted', async () => {
    await opened.open([
      ['One', 'drafted words', 'other drafted words'],
      ['Two', 'written by hand'],
    ]);
    await opened.page.evaluate(
      'setDraftedPrints(view, new Map([["itm_0", new Set(core.textOf("itm_0").map(blockPrint))]]))',
    );
    const edged = () => opened.page.locator('.editor-own-block').allTextContents();
    expect(await edged()).toEqual([]);
    await opened.clickWord('other', 'start');
    await opened.page.keyboard.type('x');
    expect(await edged()).toEqual(['xother drafted words']);
    await opened.page.keyboard.press('Backspace');
    expect(await edged()).toEqual([]);
  });

  it('says in words what state a section without text is in', async () => {
    await opened.page.evaluate(`open([
      { itemId: 'itm_0', depth: 1, heading: 'One', body: [], status: 'queued' },
      { itemId: 'itm_1', depth: 1, heading: 'Two', body: [], status: 'failed' },
      { itemId: 'itm_2', depth: 1, heading: 'Three', body: [], status: 'empty', isNotInSources: true },
      { itemId: 'itm_3', depth: 1, heading: 'Four', body: [] },
    ])`);
    const said = () => opened.page.locator('.editor-section-said:visible').allTextContents();
    expect(await said()).toEqual(['Queued', 'Failed: Too busy.', 'Nothing found']);
    await opened.page.evaluate('core.setStatus("itm_0", "drafting")');
    expect((await said())[0]).toBe('Drafting');
    await opened.clickWord('Three', 'end');
    await opened.page.keyboard.press('Enter');
    await opened.page.keyboard.type('x');
    expect(await said()).toEqual(['Drafting', 'Failed: Too busy.']);
    expect((await opened.text()).slice(4)).toEqual(['# Three', 'x', '# Four', '']);
  });

  it('takes no letters where the project can only be read, and lets words be selected', async () => {
    await opened.page.evaluate(`open([
      { itemId: 'itm_0', depth: 1, heading: 'One', body: [{ type: 'paragraph', content: [{ type: 'text', text: 'alpha beta' }] }] },
      { itemId: 'itm_1', depth: 1, heading: 'Two', body: [{ type: 'paragraph', content: [{ type: 'text', text: 'gamma' }] }] },
    ], false)`);
    await opened.clickWord('beta', 'start');
    await opened.page.keyboard.type('x');
    await opened.page.keyboard.press('Backspace');
    expect(await opened.text()).toEqual(['# One', 'alpha beta', '# Two', 'gamma']);
    expect(await opened.editable()).toEqual([]);
    await opened.dragWords(['beta', 'start'], ['gamma', 'end']);
    expect(await opened.page.evaluate('getSelection().toString().replaceAll(/\\s+/g, " ")')).toBe('beta Two gamma');
  });
});
