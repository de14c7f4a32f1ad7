import type { ItemId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';

type ReadOutline = RequestOutput<'outline.read'>;
type Part = RequestOutput<'report.read'>['parts'][number];

/** An item with all that its row shows. */
export type OutlineRow = {
  readonly item: OutlineItem;
  readonly children: readonly ItemId[];
  /** Null for items without a section of their own that needs evidence. */
  readonly coverage: ReadOutline['coverage'][number] | null;
  readonly status: Part['status'];
  readonly fault: Part['fault'];
  /** Whether text would leave the report with it. */
  readonly hasText: boolean;
};

/** By item, with the top level under null. */
export function outlineRows(
  { outline, coverage }: Pick<ReadOutline, 'outline' | 'coverage'>,
  parts: readonly Part[],
): { readonly rows: ReadonlyMap<ItemId, OutlineRow>; readonly top: readonly ItemId[] } {
  const coverageOf = new Map(coverage.map((each) => [each.itemId, each]));
  const partOf = new Map(parts.map((part) => [part.itemId, part]));
  const childrenOf = Map.groupBy(
    outline.items.toSorted((a, b) => a.order - b.order),
    (item) => item.parentId,
  );
  const idsBelow = (id: ItemId | null) => (childrenOf.get(id) ?? []).map((item) => item.id);
  const rows = new Map(
    outline.items.map((item): [ItemId, OutlineRow] => {
      const part = partOf.get(item.id);
      return [
        item.id,
        {
          item,
          children: idsBelow(item.id),
          coverage: shownCoverage(coverageOf.get(item.id)),
          status: part?.status ?? 'empty',
          fault: part?.fault ?? null,
          hasText: (part?.body?.content.length ?? 0) > 0,
        },
      ];
    }),
  );
  return { rows, top: idsBelow(null) };
}

/** Without any evidence nothing is covered, however small the library is. */
function shownCoverage(coverage: ReadOutline['coverage'][number] | undefined): OutlineRow['coverage'] {
  if (coverage === undefined) return null;
  return { ...coverage, isCovered: coverage.isCovered && coverage.evidenceCount > 0 };
}
