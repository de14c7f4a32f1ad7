import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { CoreConnection } from '#shared/contract/index.ts';
import { itemDepth, itemsInOrder } from '#shared/domain/outline.ts';
import { openApp } from '#test/support/open-app.ts';
import { draftSample, importSample } from '#test/support/sample-report.ts';

type Options = Parameters<typeof openApp>[0] & { readonly isDrafted?: boolean };

/** A project with this outline: `Introduction`, one item a line, two spaces a level. */
async function openOutline(headings: readonly string[], { isDrafted = false, ...options }: Options = {}) {
  const app = await openApp(options);
  const { page, connection, folder } = app;
  if (isDrafted) await draftSample(connection, folder);
  else await addItems(connection, folder, headings);
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.getByRole('treeitem').first().waitFor();
  const read = async () => {
    const answer = await connection.invoke('outline.read', { folder });
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value;
  };
  /** As the core has it, once it is as expected. */
  const expectOutline = async (wanted: readonly string[]) => {
    await expect
      .poll(async () => {
        const { outline } = await read();
        return itemsInOrder(outline).map((item) => `${'  '.repeat(itemDepth(outline, item) - 1)}${item.heading}`);
      })
      .toEqual(wanted);
  };
  const row = (heading: string) => page.locator('[role=treeitem]', { hasText: heading });
  return { ...app, read, row, expectOutline };
}

async function addItems(connection: CoreConnection, folder: string, lines: readonly string[]): Promise<void> {
  const path: ReturnType<typeof idOf>[] = [];
  const added = await connection.invoke('outline.edit', {
    folder,
    baseVersion: 0,
    edits: lines.map((line, index) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const itemId = idOf(index);
      path[depth] = itemId;
      const parentId = depth === 0 ? null : (path[depth - 1] ?? null);
      return { kind: 'add', itemId, parentId, order: 999, heading: line.trim(), intent: '', role: 'body' } as const;
    }),
  });
  if (!added.ok) throw new Error(added.fault.message);
}

const idOf = (index: number) => toId('itm', `item${String(index).padStart(6, '0')}`);

it('is edited by the keyboard alone: moves, what takes them back, additions, names and removal', async () => {
  const { page, row, expectOutline } = await openOutline(['One', 'Two', 'Three']);
  await page.getByRole('tab', { name: 'Outline' }).focus();
  await row('Three').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expectOutline(['Three', 'One', 'Two']);
  await expect.poll(() => row('Three').evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowRight');
  await expectOutline(['One', '  Three', 'Two']);
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByText('There is no place to go in this direction.').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expectOutline(['One', 'Three', 'Two']);
  await page.keyboard.press('Control+z');
  await expectOutline(['One', '  Three', 'Two']);
  await page.keyboard.press('Control+z');
  await expectOutline(['One', 'Three', 'Two']);
  await page.keyboard.press('Control+y');
  await expectOutline(['One', '  Three', 'Two']);

  // Added below and inside, renamed in place, and removed.
  await row('Three').click();
  await page.keyboard.press('Delete');
  await expectOutline(['One', 'Two']);
  await row('One').click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('textbox', { name: 'Heading' }).fill('Between');
  await page.keyboard.press('Enter');
  await expectOutline(['One', 'Between', 'Two']);
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('textbox', { name: 'Heading' }).fill('Inside');
  await page.keyboard.press('Enter');
  await expectOutline(['One', 'Between', '  Inside', 'Two']);
  await row('Two').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Last');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await expectOutline(['One', 'Between', '  Inside', 'Second']);
  await row('Between').click();
  await page.keyboard.press('Delete');
  await expectOutline(['One', 'Inside', 'Second']);
});

it('moves an item by dragging it, and announces a drag by keys', async () => {
  const { page, row, read, expectOutline } = await openOutline(['One', 'Two', 'Three']);
  const box = await row('One').boundingBox();
  await row('Three').dragTo(row('One'), { targetPosition: { x: 60, y: (box?.height ?? 30) / 2 } });
  await expectOutline(['One', '  Three', 'Two']);
  await row('Two').click();
  await page.keyboard.press('Control+Shift+D');
  const told = page.locator('[aria-live=assertive]');
  await expect.poll(() => told.textContent()).toContain('Moving “Two”.');
  // Up past its own place and over the item inside the first one.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => told.textContent()).toContain('inside');
  await page.keyboard.press('Escape');
  await expectOutline(['One', '  Three', 'Two']);
  await page.keyboard.press('Control+Shift+D');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => told.textContent()).toMatch(/inside “\w+”/);
  const into = /inside “(?<heading>\w+)”/.exec((await told.textContent()) ?? '')?.groups?.['heading'];
  await page.keyboard.press('Enter');
  await expect.poll(() => told.textContent()).toContain('Moved.');
  const { items } = (await read()).outline;
  const two = items.find(({ heading }) => heading === 'Two');
  expect(items.find(({ id }) => id === two?.parentId)?.heading).toBe(into);
});

it(
  'locks, marks, links dropped evidence, splits, merges and removes items of a drafted report',
  { timeout: 150_000 },
  async () => {
    const { page, connection, folder, read, row, screenshot } = await openOutline([], { isDrafted: true });
    const { evidence } = await mustList(connection, folder);
    const [, first] = itemsInOrder((await read()).outline);
    const other = evidence.find(({ id }) => first?.evidenceIds.includes(id) === false);
    if (first === undefined || other === undefined) throw new Error('the draft has items and evidence');
    await row(first.heading).click();
    await page.keyboard.press('Control+Shift+L');
    await expect.poll(async () => itemsInOrder((await read()).outline)[1]?.lockedBy).toBe('user');
    await row(first.heading).evaluate((element, id) => {
      const transfer = new DataTransfer();
      transfer.setData('application/x-heddle-evidence', JSON.stringify([id]));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, other.id);
    await expect.poll(async () => itemsInOrder((await read()).outline)[1]?.evidenceIds).toContain(other.id);
    await page.getByText(/^Its evidence \(\d+\)$/).click();
    await page.getByRole('button', { name: `Take off this item: ${other.summary}` }).click();
    await expect.poll(async () => itemsInOrder((await read()).outline)[1]?.evidenceIds).not.toContain(other.id);
    await row(first.heading).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Mark as not in your sources' }).click();
    await expect.poll(async () => itemsInOrder((await read()).outline)[1]?.isNotInSources).toBe(true);
    await expect.poll(() => row(first.heading).textContent()).toContain('not in your sources');

    // Split with the evidence that is chosen, and merged again.
    const item = itemsInOrder((await read()).outline).findLast(({ evidenceIds }) => evidenceIds.length > 1);
    if (item === undefined) throw new Error('the draft has an item with evidence');
    await row(item.heading).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Split…' }).click();
    await page.getByLabel('Heading of the new item').fill('The other half');
    await page.getByRole('dialog').getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Split', exact: true }).click();
    await row('The other half').waitFor();
    const half = (await read()).outline.items.find(({ heading }) => heading === 'The other half');
    expect(half?.evidenceIds).toHaveLength(1);
    expect(item.evidenceIds).toContain(half?.evidenceIds[0]);
    await row('The other half').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Merge into the item above' }).click();
    await expect.poll(() => row('The other half').count()).toBe(0);
    const after = (await read()).outline.items.find(({ id }) => id === item.id);
    expect(after?.evidenceIds.toSorted()).toEqual(item.evidenceIds.toSorted());
    // Asked about before its text goes, and brought back from the history.
    const { id: removedId, heading } = first;
    await row(heading).click();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog', { name: 'Remove this item?' }).getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => row(heading).count()).toBe(0);
    await page.getByRole('button', { name: 'History of the outline' }).click();
    const versions = page.getByRole('list', { name: 'History of the outline' }).getByRole('button');
    await versions.nth(1).click();
    await page.getByRole('button', { name: 'Go back to this version' }).click();
    await row(heading).waitFor();
    const report = await connection.invoke('report.read', { folder });
    expect(report.ok && report.value.parts.find(({ itemId }) => itemId === removedId)?.body).not.toBeNull();
    // Nothing that axe finds.
    await row(first.heading).click();
    expect((await new AxeBuilder({ page }).include('.outline-pane').analyze()).violations).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await screenshot('outline-dark');
    expect((await new AxeBuilder({ page }).include('.outline-pane').analyze()).violations).toEqual([]);
  },
);

async function mustList(connection: CoreConnection, folder: string) {
  const listed = await connection.invoke('evidence.list', { folder });
  if (!listed.ok) throw new Error(listed.fault.message);
  return listed.value;
}

it('says what happened where another window took the item away', async () => {
  const { page, connection, folder, read, row, expectOutline } = await openOutline(['One', 'Two']);
  await row('Two').click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Heading' }).fill('Changed');
  const { version } = await read();
  await connection.invoke('outline.edit', {
    folder,
    baseVersion: version,
    edits: [{ kind: 'remove', itemId: idOf(1) }],
  });
  await page.keyboard.press('Enter');
  await expectOutline(['One']);
  await expect.poll(() => row('Two').count()).toBe(0);
});

it('shows what the planner proposes and takes only what is ticked', async () => {
  const { page, connection, folder, screenshot } = await openApp();
  await importSample(connection, folder);
  await connection.invoke('app.write-preferences', { changes: { acceptsProposals: false } });
  await page.getByRole('tab', { name: 'Outline' }).click();
  await connection.invoke('runs.start', {
    folder,
    work: 'plan',
    brief: { question: 'How do agencies find out what users need, and keep services accessible?', lengthWords: 800 },
  });
  const proposal = page.getByRole('region', { name: 'The planner proposes changes' });
  await proposal.waitFor();
  await screenshot('outline-proposal');
  const boxes = proposal.getByRole('checkbox', { name: /: New$/ });
  const refused = await boxes.last().getAttribute('aria-label');
  const heading = /“(?<heading>.*)”/.exec(refused ?? '')?.groups?.['heading'] ?? '';
  await boxes.first().focus();
  await page.keyboard.press('ArrowDown');
  await boxes.last().focus();
  await page.keyboard.press('Space');
  await expect.poll(() => boxes.last().isChecked()).toBe(false);
  await proposal.getByRole('button', { name: /^Take \d+, refuse 1$/ }).click();
  // The run goes on, and may propose again.
  await expect
    .poll(
      async () => {
        const take = page.getByRole('button', { name: /^Take all/ });
        if ((await take.count()) > 0) await take.click();
        const listed = await connection.invoke('runs.list', { folder });
        return listed.ok && listed.value.runs[0]?.state.status;
      },
      { timeout: 20_000 },
    )
    .toBe('finished');
  const read = await connection.invoke('outline.read', { folder });
  const headings = read.ok ? read.value.outline.items.map((item) => item.heading) : [];
  expect(headings.length).toBeGreaterThan(1);
  expect(headings).not.toContain(heading);
});

it('shows hundreds of items and draws only those in view', async () => {
  const lines = Array.from({ length: 400 }, (_, index) =>
    index % 5 === 0 ? `Chapter ${index} with a heading that is rather long for a narrow pane` : `  Item ${index}`,
  );
  const { page, row, screenshot } = await openOutline(lines);
  await screenshot('outline-400');
  expect(await page.getByRole('treeitem').count()).toBeLessThan(120);
  await row('Chapter 0 ').focus();
  await page.keyboard.press('End');
  await row('Item 399').waitFor();
  await expect.poll(() => row('Item 399').evaluate((element) => element === document.activeElement)).toBe(true);
});
