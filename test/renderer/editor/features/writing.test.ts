import { expect, it } from 'vitest';
import { body, cite, firstItem, openReport, paragraph, secondItem, text } from './report-app.ts';

it('shows what stands behind a citation, and takes evidence from a list as one types', async () => {
  const { page, stored, evidence, screenshot } = await openReport();
  const [prices, leaks] = evidence;
  if (prices === undefined || leaks === undefined) throw new Error('no evidence');
  await page.locator('.editor-citation').first().click();
  const panel = page.getByRole('dialog', { name: 'Citation' });
  await panel.getByText('Water prices rose by 12 percent in 2019.').first().waitFor();
  await panel.getByText('The sentence: supported').waitFor();
  await panel.getByRole('button', { name: 'Add evidence' }).click();
  await page.getByRole('combobox', { name: 'Search the evidence by words' }).fill('leaks pumps');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await panel.getByText('leaks fell by half within a year').first().waitFor();
  await screenshot('citation-panel');
  await panel.getByRole('button', { name: 'Open source' }).first().click();
  await page.getByRole('tab', { name: 'Source', selected: true }).waitFor();

  await page.locator('.editor-report').getByText('Repairs began').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' More [@');
  await page.getByRole('combobox', { name: 'Search the evidence by words' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Search the evidence by words' }).waitFor({ state: 'detached' });
  await page.keyboard.type('[@');
  for (const words of ['12 percent', 'leaks']) {
    await page.getByRole('combobox', { name: 'Search the evidence by words' }).fill(words);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Search the evidence by words' }).waitFor({ state: 'detached' });
    if (words !== 'leaks') await page.keyboard.type('[@');
  }
  expect(await stored(secondItem)).toEqual(body(paragraph('Repairs began in spring. More [@', cite(prices, leaks))));
  const [one] = (await stored(firstItem)).content;
  expect(one?.type === 'paragraph' ? one.content?.[1] : null).toEqual(cite(prices, leaks));
});

it('writes all kinds of text from the keys, the bar and the popovers', async () => {
  const { page, stored, screenshot } = await openReport({ first: () => body(paragraph('Water prices rose.')) });
  await page.getByText('Water prices rose.').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(
    '## Causes\nSo **old** and *worn* `pipes` ~~now~~ $x^2$ and [here](https://example.org/a) end.',
  );
  await page.keyboard.press('Enter');
  await page.keyboard.type('- one\ntwo\n\n> said\n\n1. first\n\n');
  await page.keyboard.type('| a | b |\n1\t2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Press');
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  await bar.getByRole('button', { name: 'Bold' }).click();
  expect(await bar.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.type('ed');
  await bar.getByRole('button', { name: 'Bold' }).click();

  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await page.getByText('Only addresses that begin with http').waitFor();
  await page.keyboard.press('Escape');

  await bar.getByRole('button', { name: 'Footnote' }).click();
  await page.getByRole('textbox', { name: 'Text of the footnote' }).waitFor();
  await page.keyboard.type('See **this** too.');
  await screenshot('footnote-panel');
  await page.getByRole('button', { name: 'Done' }).click();
  expect(await page.locator('.editor-footnote').textContent()).toBe('1');

  await bar.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('menuitem', { name: 'Insert a table' }).click();
  await page.keyboard.type('Town');

  await page.locator('.editor-math').click();
  await page.getByRole('textbox', { name: 'LaTeX' }).fill('\\frac{a');
  await page.getByText("KaTeX can't draw this").waitFor();
  await screenshot('math-panel');
  await page.getByRole('textbox', { name: 'LaTeX' }).fill('y^3');
  await page.keyboard.press('Enter');

  await screenshot('writing');
  const { content } = await stored();
  expect(content.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'bulletList',
    'blockquote',
    'orderedList',
    'table',
    'paragraph',
    'table',
    'paragraph',
  ]);
  expect(content[1]).toEqual(
    paragraph(
      'So ',
      { type: 'text', text: 'old', marks: [{ type: 'bold' }] },
      ' and ',
      { type: 'text', text: 'worn', marks: [{ type: 'italic' }] },
      ' ',
      { type: 'text', text: 'pipes', marks: [{ type: 'code' }] },
      ' ',
      { type: 'text', text: 'now', marks: [{ type: 'strike' }] },
      ' ',
      { type: 'mathInline', attrs: { latex: 'y^3' } },
      ' and ',
      { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
      ' end.',
    ),
  );
  expect(content[6]).toEqual(
    paragraph(
      'Press',
      { type: 'text', text: 'ed', marks: [{ type: 'bold' }] },
      {
        type: 'footnote',
        attrs: {
          content: [
            text('See ') as never,
            { type: 'text', text: 'this', marks: [{ type: 'bold' }] },
            text(' too.') as never,
          ],
        },
      },
    ),
  );
});
