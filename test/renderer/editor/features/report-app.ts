import { toId, type EvidenceId, type ItemId } from '#shared/base/ids.ts';
import type { BlockNode, InlineNode, RichText } from '#shared/domain/rich-text.ts';
import { openApp } from '#test/support/open-app.ts';

const sourceText = `Water prices in the northern towns

Water prices rose by 12 percent in 2019. The council blamed old pipes. Most households paid more than before.

Repairs began in spring. The towns shared the cost of new pumps, and leaks fell by half within a year.`;

export const [firstItem, secondItem] = [toId('itm', 'firstitem'), toId('itm', 'seconditem')];

export function text(words: string): InlineNode {
  return { type: 'text', text: words };
}
export function paragraph(...content: readonly (string | InlineNode)[]): BlockNode {
  return { type: 'paragraph', content: content.map((each) => (typeof each === 'string' ? text(each) : each)) };
}
export function body(...blocks: readonly BlockNode[]): RichText {
  return { type: 'doc', content: [...blocks] };
}
export function cite(...evidenceIds: readonly EvidenceId[]): InlineNode {
  return { type: 'citation', attrs: { evidenceIds: [...evidenceIds] } };
}

/** The app on a project with one source, two pieces of evidence and two sections that cite the first. */
export async function openReport(
  options: Parameters<typeof openApp>[0] & { readonly first?: (evidence: readonly EvidenceId[]) => RichText } = {},
) {
  const { first, ...appOptions } = options;
  const app = await openApp({ ...appOptions, opensProject: false });
  const { connection, folder, page } = app;
  const ask: typeof connection.invoke = connection.invoke;
  const imported = await ask('library.import-text', { folder, title: 'Pipes and prices', text: sourceText });
  const sourceId = imported.ok ? imported.value.imported[0]?.sourceId : undefined;
  if (sourceId === undefined) throw new Error('nothing was imported');
  const evidence: EvidenceId[] = [];
  for (const words of ['Water prices rose by 12 percent in 2019.', 'leaks fell by half within a year']) {
    const found = await ask('evidence.locate', { folder, sourceId, words, page: null });
    const span = found.ok ? found.value.span : null;
    if (span === null) throw new Error(`not found: ${words}`);
    const added = await ask('evidence.add', { folder, sourceId, ...span });
    if (!added.ok) throw new Error(added.fault.message);
    evidence.push(added.value.evidence.id);
  }
  const outline = await ask('outline.read', { folder });
  const add = (itemId: ItemId, order: number, heading: string) =>
    ({ kind: 'add', itemId, parentId: null, order, heading, intent: '', role: 'body' }) as const;
  const edited = await ask('outline.edit', {
    folder,
    baseVersion: outline.ok ? outline.value.version : 0,
    edits: [add(firstItem, 0, 'Prices'), add(secondItem, 1, 'Repairs')],
  });
  if (!edited.ok) throw new Error(edited.fault.message);
  const [one] = evidence;
  const cited = one === undefined ? [] : [cite(one)];
  const texts: readonly (readonly [ItemId, RichText])[] = [
    [
      firstItem,
      first?.(evidence) ??
        body(
          paragraph(
            'Water prices rose by 12 percent in 2019 ',
            ...cited,
            '. Prices fell by 80 percent in 2021 ',
            ...cited,
            '.',
          ),
          paragraph('The council blamed old pipes for it.'),
        ),
    ],
    [secondItem, body(paragraph('Repairs began in spring.'))],
  ];
  for (const [itemId, written] of texts) {
    const answer = await ask('section.write', { folder, itemId, body: written, baseRevision: 0 });
    if (!answer.ok) throw new Error(answer.fault.message);
  }
  await page.goto(`${app.url}#${new URLSearchParams({ project: folder }).toString()}`);
  await page.reload();
  await page.getByText('Water prices rose').first().waitFor();
  return {
    ...app,
    evidence,
    sourceId,
    /** What is stored of a section, once the editor has saved what it has. */
    stored: async (itemId: ItemId = firstItem): Promise<RichText> => {
      await page
        .getByRole('status')
        .filter({ hasText: /^Saved$/ })
        .waitFor();
      const report = await ask('report.read', { folder });
      const part = report.ok ? report.value.parts.find((each) => each.itemId === itemId) : undefined;
      return part?.body ?? body();
    },
  };
}
