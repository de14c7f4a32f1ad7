import { expect, it } from 'vitest';
import { body, openReport, paragraph, text } from './report-app.ts';
import { pasted } from './pasted.ts';

const bold = (words: string) => ({ type: 'text' as const, text: words, marks: [{ type: 'bold' as const }] });
const italic = (words: string) => ({ type: 'text' as const, text: words, marks: [{ type: 'italic' as const }] });
const link = (words: string, href: string) => ({
  type: 'text' as const,
  text: words,
  marks: [{ type: 'link' as const, attrs: { href } }],
});
const item = (...blocks: object[]) => ({ type: 'listItem', content: blocks });

it('makes text of its own kinds of what other programs copied, and fetches nothing', async () => {
  const { page, stored, complaints } = await openReport({ first: () => body(paragraph('Water prices rose.')) });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  async function paste(form: { readonly html?: string; readonly plain?: string }) {
    await page.getByRole('heading', { name: 'Prices' }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+a');
    await page.evaluate(({ html, plain }) => {
      const data = new DataTransfer();
      if (html !== undefined) data.setData('text/html', html);
      data.setData('text/plain', plain ?? '');
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, form);
  }
  async function result(form: { readonly html?: string; readonly plain?: string }) {
    await page.locator('.editor-report p').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await paste(form);
    const { content } = await stored();
    return content.filter((block) => block.type !== 'paragraph' || block.content !== undefined);
  }

  expect(await result({ html: pasted.word })).toEqual([
    { type: 'heading', attrs: { level: 3 }, content: [text('Water in the “north”')] },
    paragraph(
      'Prices ',
      bold('rose'),
      ' by ',
      italic('12\u00a0percent'),
      '.',
      {
        type: 'footnote',
        attrs: { content: [text('See the ') as never, italic('council'), text('’s report.') as never] },
      },
      ' Kept.',
    ),
    {
      type: 'bulletList',
      content: [
        item(paragraph('Pipes'), { type: 'bulletList', content: [item(paragraph('Old ones'))] }),
        item(paragraph('Pumps')),
      ],
    },
    { type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph('Third'))] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { colspan: 2, rowspan: 1, colwidth: null }, content: [paragraph('Town')] },
          ],
        },
        {
          type: 'tableRow',
          content: ['A', 'B'].map((words) => ({ type: 'tableCell', content: [paragraph(words)] })),
        },
      ],
    },
    paragraph('bad and ', link('good', 'https://example.org/x')),
  ]);

  expect(await result({ html: pasted.googleDocs })).toEqual([
    { type: 'heading', attrs: { level: 4 }, content: [text('Repairs')] },
    paragraph(bold('Bold'), italic(' and leaning'), ' with ', link('a link', 'https://example.org/report')),
    {
      type: 'bulletList',
      content: [item(paragraph('one'), { type: 'bulletList', content: [item(paragraph('inner'))] })],
    },
  ]);
  await page.getByText('1 image was left out').waitFor();

  expect(await result({ html: pasted.libreOffice })).toEqual([
    { type: 'heading', attrs: { level: 4 }, content: [text('Causes')] },
    paragraph(
      'The ',
      bold('pipes'),
      ' leaked',
      { type: 'footnote', attrs: { content: [text('Every ') as never, bold('year'), text('.') as never] } },
      '.',
    ),
    { type: 'orderedList', attrs: { start: 4 }, content: [item(paragraph('four'))] },
    { type: 'blockquote', content: [paragraph('They said so.')] },
  ]);

  expect(await result({ html: pasted.webPage })).toMatchObject([
    paragraph('Home'),
    { type: 'heading', attrs: { level: 3 } },
    { type: 'paragraph' },
    { type: 'codeBlock', content: [text('a\nb')] },
    { type: 'horizontalRule' },
  ]);

  expect((await result({ plain: pasted.markdown })).map(({ type }) => type)).toEqual([
    'heading',
    'bulletList',
    'table',
  ]);
  expect(await result({ plain: 'One - two.\n\nThree.' })).toEqual([paragraph('One - two.'), paragraph('Three.')]);

  await paste({ html: pasted.image });
  await page.locator('.editor-figure img[src]').waitFor();
  expect((await stored()).content.map(({ type }) => type)).toContain('figure');
  expect(requests.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
  expect(complaints).toEqual([]);
});
