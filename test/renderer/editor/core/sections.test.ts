import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EditorPage, openEditorPage } from './support/open-editor-page.ts';

let opened: EditorPage;

beforeAll(async () => {
  opened = await openEditorPage();
});
afterAll(() => opened.close());

describe('one section editable, the rest static', () => {
  beforeEach(() =>
    opened.open([
      ['One', 'first alpha', 'second beta'],
      ['Two', 'third gamma'],
      ['Three', 'fourth delta', 'fifth omega'],
    ]),
  );

  it('makes a section editable when it is clicked, and no other', async () => {
    await opened.clickWord('gamma', 'end');
    await opened.page.keyboard.type('!');
    expect(await opened.text()).toEqual([
      '# One',
      'first alpha',
      'second beta',
      '# Two',
      'third gamma!',
      '# Three',
      'fourth delta',
      'fifth omega',
    ]);
    expect(await opened.editable()).toEqual(['Two']);
    await opened.clickWord('omega', 'end');
    await opened.page.keyboard.type('?');
    expect((await opened.text()).at(-1)).toBe('fifth omega?');
    expect(await opened.editable()).toEqual(['Three']);
  });

  it('is named and spell-checked for assistive technology', async () => {
    await opened.clickWord('gamma', 'end');
    const host = opened.page.getByRole('textbox', { name: 'Section Two' });
    expect(await host.getAttribute('spellcheck')).toBe('true');
    expect(await host.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('moves with the arrows over the edges of sections, headings included', async () => {
    await opened.clickWord('beta', 'end');
    await opened.page.keyboard.press('ArrowRight');
    await opened.page.keyboard.type('a');
    await opened.page.keyboard.press('ArrowLeft');
    await opened.page.keyboard.press('ArrowLeft');
    await opened.page.keyboard.type('b');
    expect((await opened.text()).slice(2, 4)).toEqual(['second betab', '# aTwo']);
    await opened.page.keyboard.press('ArrowDown');
    await opened.page.keyboard.press('ArrowDown');
    await opened.page.keyboard.press('ArrowDown');
    await opened.page.keyboard.type('c');
    expect((await opened.text()).join('|')).toMatch(/# T\w*c\w*|# Threec/);
    await opened.page.keyboard.press('ArrowUp');
    await opened.page.keyboard.press('End');
    await opened.page.keyboard.type('d');
    expect((await opened.text())[4]).toBe('third gammad');
  });

  it('goes to the ends of the report with Ctrl+Home and Ctrl+End, by paragraphs with Ctrl+Up and Ctrl+Down', async () => {
    await opened.clickWord('gamma', 'start');
    await opened.page.keyboard.press('Control+End');
    await opened.page.keyboard.type('z');
    expect((await opened.text()).at(-1)).toBe('fifth omegaz');
    await opened.page.keyboard.press('Control+Home');
    await opened.page.keyboard.type('y');
    expect((await opened.text())[0]).toBe('# yOne');
    for (let at = 0; at < 3; at += 1) await opened.page.keyboard.press('Control+ArrowDown');
    await opened.page.keyboard.type('x');
    expect((await opened.text())[3]).toBe('# xTwo');
    await opened.page.keyboard.press('Control+ArrowUp');
    await opened.page.keyboard.press('Control+ArrowUp');
    await opened.page.keyboard.type('w');
    expect((await opened.text())[2]).toBe('wsecond beta');
  });

  it('selects over sections with Shift and the arrows, and back into one', async () => {
    await opened.clickWord('beta', 'start');
    for (let at = 0; at < 2; at += 1) await opened.page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => opened.selected()).toMatch(/^beta\nTwo\nthird/);
    expect(await opened.editable()).toEqual(['all']);
    for (let at = 0; at < 2; at += 1) await opened.page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => opened.editable()).toEqual(['One']);
    await opened.page.keyboard.press('Shift+End');
    await opened.page.keyboard.type('x');
    expect((await opened.text())[2]).toBe('second x');
  });

  it('selects over sections with the mouse and with Shift and a click', async () => {
    await opened.dragWords(['alpha', 'start'], ['omega', 'start']);
    expect(await opened.selected()).toBe('alpha\nsecond beta\nTwo\nthird gamma\nThree\nfourth delta\nfifth ');
    expect(await opened.editable()).toEqual(['all']);
    await opened.clickWord('gamma', 'end');
    await expect.poll(() => opened.editable()).toEqual(['Two']);
    await opened.clickWord('beta', 'start', { modifiers: ['Shift'] });
    expect(await opened.selected()).toBe('beta\nTwo\nthird gamma');
  });

  it('keeps every section when what is typed replaces text over several, and brings it all back with one undo', async () => {
    const before = await opened.text();
    await opened.dragWords(['alpha', 'start'], ['omega', 'start']);
    await opened.page.keyboard.type('new');
    expect(await opened.text()).toEqual(['# One', 'first new', '# Two', '', '# Three', 'omega']);
    expect(await opened.editable()).toEqual(['One']);
    await opened.page.keyboard.press('Control+z');
    expect(await opened.text()).toEqual(before);
  });

  it('deletes all text and no section after Ctrl+A', async () => {
    await opened.clickWord('gamma', 'start');
    await opened.page.keyboard.press('Control+a');
    expect(await opened.selected()).toBe(
      'One\nfirst alpha\nsecond beta\nTwo\nthird gamma\nThree\nfourth delta\nfifth omega',
    );
    await opened.page.keyboard.press('Delete');
    expect(await opened.text()).toEqual(['# One', '', '# Two', '', '# Three', '']);
    await opened.page.keyboard.type('fresh');
    expect(await opened.text()).toEqual(['# One', 'fresh', '# Two', '', '# Three', '']);
  });

  it('cuts over sections and pastes into one, with headings as headings of text', async () => {
    await opened.dragWords(['beta', 'start'], ['delta', 'end']);
    await opened.page.keyboard.press('Control+x');
    expect(await opened.text()).toEqual(['# One', 'first alpha', 'second ', '# Two', '', '# Three', 'fifth omega']);
    await opened.clickWord('omega', 'end');
    await opened.page.keyboard.press('Control+v');
    expect(await opened.text()).toEqual([
      '# One',
      'first alpha',
      'second ',
      '# Two',
      '',
      '# Three',
      'fifth omegabeta',
      'Two',
      'third gamma',
      'Three',
      'fourth delta',
    ]);
  });

  it('undoes and redoes where the change was made, and makes that section editable', async () => {
    await opened.clickWord('alpha', 'end');
    await opened.page.keyboard.type('1');
    await opened.clickWord('omega', 'end');
    await opened.page.keyboard.type('2');
    await opened.page.keyboard.press('Control+z');
    expect(await opened.editable()).toEqual(['Three']);
    await opened.page.keyboard.press('Control+z');
    expect(await opened.editable()).toEqual(['One']);
    expect(await opened.text()).toEqual([
      '# One',
      'first alpha',
      'second beta',
      '# Two',
      'third gamma',
      '# Three',
      'fourth delta',
      'fifth omega',
    ]);
    await opened.page.keyboard.press('Control+y');
    await opened.page.keyboard.type('+');
    expect((await opened.text())[1]).toBe('first alpha1+');
  });

  it('moves text that is dragged to another section', async () => {
    await opened.clickWord('gamma', 'start');
    await opened.page.keyboard.press('Shift+End');
    await opened.dragSelected(['gamma', 'middle'], ['delta', 'start']);
    await expect
      .poll(() => opened.text())
      .toEqual([
        '# One',
        'first alpha',
        'second beta',
        '# Two',
        'third ',
        '# Three',
        'fourth gammadelta',
        'fifth omega',
      ]);
  });

  it('never joins sections or loses a heading by Backspace, Delete or Enter', async () => {
    await opened.clickWord('third', 'start');
    await opened.page.keyboard.press('Backspace');
    await opened.page.keyboard.press('Delete');
    await opened.page.keyboard.press('Home');
    await opened.page.keyboard.press('Backspace');
    await opened.page.keyboard.press('Enter');
    await opened.page.keyboard.type('x');
    await opened.clickWord('gamma', 'end');
    await opened.page.keyboard.press('Delete');
    expect(await opened.text()).toEqual([
      '# One',
      'first alpha',
      'second beta',
      '# Two',
      'xthird gamma',
      '# Three',
      'fourth delta',
      'fifth omega',
    ]);
    expect(await opened.page.evaluate('headings')).toEqual([]);
  });

  it('takes what an input method composes, in a section and over several', async () => {
    const cdp = await opened.page.context().newCDPSession(opened.page);
    await opened.clickWord('gamma', 'end');
    await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await cdp.send('Input.insertText', { text: '日本' });
    expect((await opened.text())[4]).toBe('third gamma日本');
    await opened.dragWords(['beta', 'start'], ['fourth', 'start']);
    await cdp.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.insertText', { text: '火' });
    expect(await opened.text()).toEqual([
      '# One',
      'first alpha',
      'second 火',
      '# Two',
      '',
      '# Three',
      'fourth delta',
      'fifth omega',
    ]);
  });
});
