import { expect, it, describe } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';
import { openApp } from '#test/support/open-app.ts';

const first = toId('itm', 'aaaaaaaa');
const second = toId('itm', 'bbbbbbbb');

/** A busy machine takes its time. */
const busy = { timeout: 15_000 };

/** A project with two sections, shown in a window. */
async function openReport() {
  const app = await openApp();
  const { connection, folder } = app;
  const edits = [first, second].map((itemId, order) => ({
    kind: 'add' as const,
    itemId,
    parentId: null,
    order,
    heading: order === 0 ? 'First' : 'Second',
    intent: '',
    role: 'body' as const,
  }));
  const made = await connection.invoke('outline.edit', { folder, edits, baseVersion: 0 });
  if (!made.ok) throw new Error(made.fault.message);
  for (const [itemId, text] of [
    [first, 'alpha'],
    [second, 'beta'],
  ] as const) {
    const body = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
    };
    const written = await connection.invoke('section.write', { folder, itemId, body, baseRevision: 0 });
    if (!written.ok) throw new Error(written.fault.message);
  }
  const stored = async () => {
    const report = await connection.invoke('report.read', { folder });
    if (!report.ok) throw new Error(report.fault.message);
    return report.value.parts.map(({ heading, body }) => `${heading}: ${body === null ? '' : plainText(body).trim()}`);
  };
  await expect.poll(() => app.page.locator('.editor-section p').allTextContents(), busy).toEqual(['alpha', 'beta']);
  return { ...app, stored };
}

describe('what a person writes is kept', () => {
  it('saves text and headings by itself, and says so', async () => {
    const { page, stored } = await openReport();
    await page.getByText('alpha').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' one');
    await expect.poll(stored, busy).toEqual(['First: alpha one', 'Second: beta']);
    await expect.poll(() => page.locator('.editor-status [role=status]').textContent(), busy).toBe('Saved');
    await page.getByRole('heading', { name: 'Second' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' part');
    await expect.poll(stored, busy).toEqual(['First: alpha one', 'Second part: beta']);
    await page.keyboard.press('Control+z');
    await expect.poll(stored, busy).toEqual(['First: alpha one', 'Second: beta']);
  });

  it('loses nothing when the window is loaded again in the middle of a word', async () => {
    const { page, stored } = await openReport();
    await page.getByText('beta').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' unfini');
    await page.reload();
    await expect
      .poll(() => page.locator('.editor-section p').allTextContents(), busy)
      .toEqual(['alpha', 'beta unfini']);
    await expect.poll(stored, busy).toEqual(['First: alpha', 'Second: beta unfini']);
  });

  it('shows at once what another window writes, and leaves the caret where it is', async () => {
    const { page, openWindow, stored } = await openReport();
    const other = await openWindow();
    await expect.poll(() => other.locator('.editor-section p').allTextContents(), busy).toEqual(['alpha', 'beta']);
    await page.bringToFront();
    await page.getByText('beta').click();
    await page.keyboard.press('End');
    await other.bringToFront();
    await other.getByText('alpha').click();
    await other.keyboard.press('End');
    await other.keyboard.type(' elsewhere');
    await expect
      .poll(() => page.locator('.editor-section p').allTextContents(), busy)
      .toEqual(['alpha elsewhere', 'beta']);
    await page.bringToFront();
    await page.keyboard.type(' here');
    await expect.poll(stored, busy).toEqual(['First: alpha elsewhere', 'Second: beta here']);
  });

  it('mirrors the outline, and makes sections from within the text', async () => {
    const { page, connection, folder, stored } = await openReport();
    const outline = await connection.invoke('outline.read', { folder });
    if (!outline.ok) throw new Error(outline.fault.message);
    const moved = await connection.invoke('outline.edit', {
      folder,
      baseVersion: outline.value.version,
      edits: [{ kind: 'move', itemId: second, parentId: null, order: 0 }],
    });
    expect(moved.ok).toBe(true);
    await expect.poll(() => page.locator('.editor-section p').allTextContents(), busy).toEqual(['beta', 'alpha']);
    await page.getByText('alpha').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('moved words');
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'All commands' }).click();
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('Split section');
    await page.keyboard.press('Enter');
    await expect.poll(stored, busy).toEqual(['Second: beta', 'First: alpha', 'New section: moved words']);
    await page.keyboard.type('Third');
    await expect.poll(stored, busy).toEqual(['Second: beta', 'First: alpha', 'Third: moved words']);
  });

  it('keeps both texts where two windows write the same section at once', async () => {
    const { page, openWindow, stored, connection, folder } = await openReport();
    const other = await openWindow();
    await expect.poll(() => other.locator('.editor-section p').allTextContents(), busy).toEqual(['alpha', 'beta']);
    const read = await connection.invoke('report.read', { folder });
    if (!read.ok) throw new Error(read.fault.message);
    await other.getByText('alpha').click();
    await other.keyboard.press('End');
    await other.keyboard.type(' from the other');
    // Before the window saves by itself.
    const body = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'alpha from here' }] }],
    };
    const baseRevision = read.value.parts[0]?.revision ?? 0;
    expect((await connection.invoke('section.write', { folder, itemId: first, body, baseRevision })).ok).toBe(true);
    await expect.poll(stored, busy).toEqual(['First: alpha from the other', 'Second: beta']);
    const report = await connection.invoke('report.read', { folder });
    expect(report.ok && report.value.suggestions.map((each) => [each.itemId, plainText(each.body).trim()])).toEqual([
      [first, 'alpha from here'],
    ]);
    await expect
      .poll(() => page.locator('.editor-section p').first().textContent(), busy)
      .toContain('alpha from the other');
  });
});
