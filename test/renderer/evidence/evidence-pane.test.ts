import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import { openApp } from '#test/support/open-app.ts';
import { importSamples } from '#test/support/sample-files.ts';

const introduction = toId('itm', 'introduction1');
const security = toId('itm', 'security01');

describe('the evidence pane', () => {
  it('filters by words, item, source, tag and use, and leads from a quote to its source', async () => {
    const { page, screenshot } = await openBank('light');
    await expect.poll(() => page.getByText('6 pieces of evidence', { exact: true }).count()).toBe(1);
    await screenshot('evidence-light');
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Filter evidence' }).fill('responsibility');
    await expect.poll(() => cards(page).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Filter evidence' }).press('Escape');
    await page.getByLabel('Tag', { exact: true }).selectOption('cost');
    await expect.poll(() => cards(page).count()).toBe(3);
    await page.getByLabel('Tag', { exact: true }).selectOption('Any tag');
    await page.getByLabel('Outline item', { exact: true }).selectOption('1 Introduction');
    await expect.poll(() => cards(page).count()).toBe(1);
    await page.getByLabel('Outline item', { exact: true }).selectOption('Any outline item');
    await page.getByLabel('Show', { exact: true }).selectOption('unused');
    expect(await page.getByRole('search', { name: 'Filter the evidence' }).getByLabel('Sort by').inputValue()).toBe(
      'relevance',
    );
    await page.getByLabel('Show', { exact: true }).selectOption('all');
    await page.locator('.evidence-quote-words').nth(1).click();
    await page.locator('mark[data-kind="shown"]').first().waitFor();
  });

  it('pins, excludes, edits, links and chooses by keys alone', async () => {
    const { page, connection, folder, ids } = await openBank('dark');
    const newest = ids.at(-1);
    await cards(page).first().focus();
    await page.keyboard.press('p');
    await cards(page).first().getByText('Pinned').waitFor();
    await page.keyboard.press('x');
    await cards(page).first().getByText('Excluded').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Summary' }).fill('Visions have levels.');
    await page.getByRole('textbox', { name: 'Tags' }).fill('vision, levels, vision');
    await page.keyboard.press('Control+Enter');
    await cards(page).first().getByText('Visions have levels.').waitFor();
    await expect.poll(() => focusedCard(page)).toBe(`evidence-card-${newest}`);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedCard(page)).toBe(`evidence-card-${ids.at(-2)}`);
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor();
    await expectAccessible(page);
    await page
      .getByRole('toolbar', { name: 'With the selected evidence' })
      .getByRole('button', { name: 'Link to…' })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '2 Security' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const linked = async () => {
      const kept = await connection.invoke('evidence.list', { folder });
      return kept.ok
        ? kept.value.evidence.filter(({ linkedTo }) => linkedTo.includes(security)).map(({ id }) => id)
        : [];
    };
    await expect.poll(async () => new Set(await linked())).toEqual(new Set([ids.at(-2), ids.at(-3)]));
    const kept = await connection.invoke('evidence.list', { folder });
    expect(kept.ok && kept.value.evidence.find(({ id }) => id === newest)).toMatchObject({
      status: 'excluded',
      summary: 'Visions have levels.',
      tags: ['vision', 'levels'],
    });
  });

  it('merges what says the same, and is dragged onto the outline', async () => {
    const { page, connection, folder, ids, screenshot } = await openBank('light');
    const first = ids[0];
    if (first === undefined) throw new Error('the bank is empty');
    const kept = await connection.invoke('evidence.list', { folder });
    const quote = kept.ok ? kept.value.evidence[0]?.quotes[0] : undefined;
    if (quote === undefined) throw new Error('the evidence has no quote');
    await connection.invoke('evidence.add', { ...place(folder, quote), charEnd: quote.charEnd - 4, tags: ['twice'] });
    await page.getByRole('button', { name: '1 likely duplicate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge 2 pieces of evidence' });
    await dialog.getByText('With 2 quotes').waitFor();
    await screenshot('evidence-merge');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('6 pieces of evidence', { exact: true }).waitFor();
    const merged = await connection.invoke('evidence.list', { folder });
    const one = merged.ok ? merged.value.evidence.find(({ id }) => id === first) : undefined;
    expect(one?.tags).toContain('twice');

    await page.getByRole('tab', { name: 'Outline' }).click();
    const target = page.getByRole('treeitem', { name: /Security/ });
    await target.waitFor();
    await cards(page).first().dragTo(target);
    await cards(page).first().getByText('Linked to 2 Security').waitFor();
  });
});

async function openBank(colorScheme: 'light' | 'dark') {
  const app = await openApp({ colorScheme });
  const { page, connection, folder } = app;
  page.setDefaultTimeout(15_000);
  const views = await importSamples(connection, folder, 'engineering-security.html', 'product-vision.md');
  const add = { kind: 'add', parentId: null, intent: '', role: 'body' } as const;
  await connection.invoke('outline.edit', {
    folder,
    baseVersion: 0,
    edits: [
      { ...add, itemId: introduction, order: 0, heading: 'Introduction' },
      { ...add, itemId: security, order: 1, heading: 'Security' },
    ],
  });
  const ids: EvidenceId[] = [];
  for (const { source, blocks } of Object.values(views)) {
    for (const { charStart, charEnd } of blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 3)) {
      const added = await connection.invoke('evidence.add', {
        folder,
        sourceId: source.id,
        charStart,
        charEnd,
        note: ids.length === 0 ? 'For the beginning' : '',
        tags: ids.length % 2 === 0 ? ['cost'] : [],
        ...(ids.length === 1 ? { itemId: introduction } : {}),
      });
      if (!added.ok) throw new Error(added.fault.message);
      ids.push(added.value.evidence.id);
    }
  }
  return { ...app, ids };
}

function cards(page: Page) {
  return page.getByRole('list', { name: 'Evidence' }).locator('.evidence-card');
}

function focusedCard(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

function place(folder: string, { sourceId, charStart }: { sourceId: `src_${string}`; charStart: number }) {
  return { folder, sourceId: sourceId as never, charStart };
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.evidence').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
