export type PageSize = { readonly width: number; readonly height: number };

/** Where pages lie below each other, in CSS pixels from the top of the first's margin. */
export type PagePlaces = {
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly total: number;
};

/** Between pages and around them. */
const pageGap = 12;

/** Pages whose size isn't known yet are taken to be as large as the `usual` one. Sizes are in PDF points. */
export function placePages(of: {
  readonly count: number;
  readonly sizes: ReadonlyMap<number, PageSize>;
  readonly usual: PageSize;
  readonly scale: number;
}): PagePlaces {
  const { count, sizes, usual, scale } = of;
  const tops: number[] = [];
  const heights: number[] = [];
  let top = pageGap;
  for (let page = 1; page <= count; page += 1) {
    const height = (sizes.get(page) ?? usual).height * scale;
    tops.push(top);
    heights.push(height);
    top += height + pageGap;
  }
  return { tops, heights, total: top };
}

/** The pages, counted from 1, of which something lies between the two heights. */
export function pagesBetween({ tops, heights }: PagePlaces, from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (const [index, top] of tops.entries()) {
    if (top > to) break;
    if (top + (heights[index] ?? 0) >= from) found.push(index + 1);
  }
  return found;
}

/** The page that fills most of the window's upper part. */
export function pageAt({ tops, heights }: PagePlaces, height: number): number {
  const index = tops.findIndex((top, at) => top + (heights[at] ?? 0) > height);
  return index === -1 ? Math.max(1, tops.length) : index + 1;
}
