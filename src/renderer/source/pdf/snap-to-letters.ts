export type PlacedLine = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

type Line = PlacedLine & {
  /** How the marked words begin, where they begin on this line; and how they end, where they end on it. */
  readonly startWords: string | null;
  readonly endWords: string | null;
};

type Run = { readonly node: Text; readonly box: DOMRect };

/**
 * The line with its ends moved to the letters they are meant to be at. Where a mark begins or ends inside a run it is
 * only known by the share of its letters, as if all were equally wide; the page's own words know better. In pixels
 * from the page's top left.
 */
export function snapToLetters(runs: readonly Run[], page: DOMRect, line: Line): PlacedLine {
  const middle = page.top + (line.top + line.bottom) / 2;
  const onLine = runs.filter(({ box }) => box.top <= middle && box.bottom >= middle);
  const reach = (line.bottom - line.top) * 4;
  const left =
    line.startWords === null
      ? null
      : nearest(onLine, page.left + line.left, reach, startsWith(line.startWords), 'left');
  const right =
    line.endWords === null ? null : nearest(onLine, page.left + line.right, reach, endsWith(line.endWords), 'right');
  return {
    ...line,
    left: left === null ? line.left : left - page.left,
    right: right === null ? line.right : right - page.left,
  };
}

/** The words that were laid over a page, each with where it is. */
export function runsOf(words: Element): readonly Run[] {
  return [...words.querySelectorAll('span')].flatMap((span) => {
    const node = span.firstChild;
    return node instanceof Text && node.data.trim() !== '' ? [{ node, box: span.getBoundingClientRect() }] : [];
  });
}

type IsPlace = (text: string, index: number) => boolean;

function startsWith(words: string): IsPlace {
  return (text, index) => text.startsWith(words.slice(0, text.length - index), index) && index < text.length;
}

function endsWith(words: string): IsPlace {
  return (text, index) => index > 0 && text.slice(0, index).endsWith(words.slice(-index));
}

function nearest(
  runs: readonly Run[],
  wanted: number,
  reach: number,
  isPlace: IsPlace,
  side: 'left' | 'right',
): number | null {
  let best: number | null = null;
  for (const { node, box } of runs) {
    if (box.right < wanted - reach || box.left > wanted + reach) continue;
    for (let index = 0; index <= node.data.length; index += 1) {
      if (!isPlace(node.data, index)) continue;
      const at = edgeOf(node, index, side);
      if (Math.abs(at - wanted) <= Math.abs((best ?? wanted + reach) - wanted)) best = at;
    }
  }
  return best;
}

function edgeOf(node: Text, index: number, side: 'left' | 'right'): number {
  const range = document.createRange();
  range.setStart(node, side === 'left' ? index : index - 1);
  range.setEnd(node, side === 'left' ? index + 1 : index);
  return range.getBoundingClientRect()[side];
}
