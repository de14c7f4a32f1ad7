import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorPage, openEditorPage } from './support/open-editor-page.ts';

let opened: EditorPage;

beforeAll(async () => {
  opened = await openEditorPage();
});
afterAll(() => opened.close());

const run = (script: string) => opened.page.evaluate(script);

describe('text that the writer streams in', () => {
  beforeEach(() =>
    opened.open([
      ['One', ''],
      ['Two', 'third gamma'],
      ['Three', 'old words'],
    ]),
  );

  it('shows as blocks in its section while the person types in another, and is no step of undo', async () => {
    await opened.clickWord('gamma', 'end');
    await opened.page.keyboard.type('a');
    await run(
      String.raw`core.streaming.start("itm_0"); core.streaming.push("itm_0", "First **bold** words [@evi_aaaaaa].\n\n- one\n- two\n\nLast ")`,
    );
    await expect
      .poll(() => opened.text())
      .toEqual(['# One', 'First bold words .', 'one', 'two', 'Last', '# Two', 'third gammaa', '# Three', 'old words']);
    await opened.page.keyboard.type('b');
    await run('core.streaming.push("itm_0", "part of it")');
    await expect.poll(async () => (await opened.text())[4]).toBe('Last part of it');
    await opened.page.keyboard.type('c');
    expect((await opened.text())[6]).toBe('third gammaabc');
    await opened.page.keyboard.press('Control+z');
    expect((await opened.text())[6]).toBe('third gamma');
    expect((await opened.text())[4]).toBe('Last part of it');
    expect(await run('changed')).toEqual(expect.not.arrayContaining(['itm_0']));
  });

  it('is replaced by the stored text at the end, as one step of undo', async () => {
    await run(String.raw`core.streaming.start("itm_2"); core.streaming.push("itm_2", "New words\n\nand more")`);
    await expect
      .poll(() => opened.text())
      .toEqual(['# One', '', '# Two', 'third gamma', '# Three', 'New words', 'and more']);
    await run(
      'core.streaming.finish("itm_2", [{ type: "paragraph", content: [{ type: "text", text: "Stored words" }] }])',
    );
    expect((await opened.text()).slice(5)).toEqual(['Stored words']);
    await opened.clickWord('gamma', 'end');
    await opened.page.keyboard.press('Control+z');
    expect((await opened.text()).slice(5)).toEqual(['old words']);
    expect(await opened.editable()).toEqual(['Three']);
    await opened.page.keyboard.press('Control+y');
    expect((await opened.text()).slice(5)).toEqual(['Stored words']);
  });

  it('begins anew when it is restarted, and gives the old text back when it is abandoned', async () => {
    await run('core.streaming.start("itm_2"); core.streaming.push("itm_2", "A first try")');
    await expect.poll(async () => (await opened.text())[5]).toBe('A first try');
    await run('core.streaming.restart("itm_2"); core.streaming.push("itm_2", "Again")');
    await expect.poll(async () => (await opened.text())[5]).toBe('Again');
    await run('core.streaming.abandon("itm_2")');
    expect((await opened.text())[5]).toBe('old words');
  });

  it('stops where the person begins to write', async () => {
    await run('core.streaming.start("itm_2"); core.streaming.push("itm_2", "Streamed so far")');
    await expect.poll(async () => (await opened.text())[5]).toBe('Streamed so far');
    await opened.clickWord('far', 'end');
    await opened.page.keyboard.type('!');
    await run('core.streaming.push("itm_2", " and lost")');
    expect(await run('core.streaming.isStreaming("itm_2")')).toBe(false);
    expect(await run('core.streaming.finish("itm_2", [])')).toBe(false);
    expect((await opened.text())[5]).toBe('Streamed so far!');
    expect(await run('changed')).toEqual(['itm_2']);
  });

  it('leaves an input method alone that composes elsewhere', async () => {
    const cdp = await opened.page.context().newCDPSession(opened.page);
    await opened.clickWord('gamma', 'end');
    await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await run('core.streaming.start("itm_0"); core.streaming.push("itm_0", "Streamed")');
    await cdp.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.insertText', { text: '日本' });
    await expect
      .poll(() => opened.text())
      .toEqual(['# One', 'Streamed', '# Two', 'third gamma日本', '# Three', 'old words']);
  });

  it('does not move what is seen when it grows above it', async () => {
    await opened.fill();
    await run('openOurs(20000, 20)');
    await run('caretInTheMiddle()');
    const before = await run('caretPlace().top');
    await run('startStream({ words: 3000, sections: 4, wordsPerSecond: 20000 })');
    await expect.poll(() => run('streamedWords() === 3000 && blocks().join(" ").includes("streamed2999")')).toBe(true);
    await run('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    expect(await run('caretPlace().top')).toBe(before);
  });
});
