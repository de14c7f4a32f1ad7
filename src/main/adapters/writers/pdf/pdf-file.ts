/** What Chromium's PDFs tell: where they lead, and where their document information stands. */
export type PdfFile = {
  /** Chromium's major version; null where it doesn't say. */
  readonly madeBy: number | null;
  readonly pageCount: number;
  /** Named places with the page they are on, from 1. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** The bytes of the information dictionary, with the number and offset of each object for those who move them. */
  readonly info: { readonly id: number; readonly start: number; readonly end: number };
  readonly xref: { readonly start: number; readonly firstEntry: number; readonly offsets: readonly number[] };
};

const entryBytes = 20;

/**
 * Reads a PDF as Skia writes it, which is Chromium's: one plain table of objects, none of them compressed, and named
 * destinations in one dictionary. Null for a file of another form.
 */
export function readPdf(bytes: Buffer): PdfFile | null {
  const end = bytes.lastIndexOf('startxref');
  const start = Number(/startxref\s+(\d+)/.exec(bytes.toString('latin1', Math.max(end, 0)))?.[1] ?? -1);
  const head = /^xref\s+0 (\d+)[ \r\n]+/.exec(bytes.toString('latin1', Math.max(start, 0), start + 40));
  if (end === -1 || start === -1 || head === null) return null;
  const firstEntry = start + head[0].length;
  const count = Number(head[1]);
  const offsets = Array.from({ length: count }, (_, id) =>
    Number(bytes.toString('latin1', firstEntry + id * entryBytes, firstEntry + id * entryBytes + 10)),
  );
  const trailer = bytes.toString('latin1', firstEntry + count * entryBytes, end);
  const object = (id: number): string => {
    const from = offsets[id] ?? 0;
    return bytes.toString('latin1', from, bytes.indexOf('endobj', from));
  };
  const [rootId, infoId] = [reference(trailer, 'Root'), reference(trailer, 'Info')];
  if (rootId === null || infoId === null) return null;
  const root = object(rootId);
  const pagesId = reference(root, 'Pages');
  if (pagesId === null) return null;
  const pages = leaves(pagesId, object);
  const destinationsId = reference(root, 'Dests');
  const infoStart = offsets[infoId] ?? 0;
  const made = /\/Producer \(Skia\/PDF m(\d+)\)/.exec(object(infoId))?.[1];
  return {
    madeBy: made === undefined ? null : Number(made),
    pageCount: pages.length,
    pageOf: destinationsId === null ? new Map() : namedPlaces(object(destinationsId), pages),
    info: { id: infoId, start: infoStart, end: bytes.indexOf('endobj', infoStart) },
    xref: { start, firstEntry, offsets },
  };
}

/** The object that a dictionary names under a key. */
function reference(dictionary: string, key: string): number | null {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
  return found === null ? null : Number(found[1]);
}

/** The pages of a tree of pages, in order. */
function leaves(id: number, object: (id: number) => string): readonly number[] {
  const node = object(id);
  const kids = /\/Kids \[([^\]]*)\]/.exec(node);
  if (kids === null) return [id];
  return [...(kids[1] ?? '').matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leaves(Number(kid), object));
}

function namedPlaces(dictionary: string, pages: readonly number[]): ReadonlyMap<string, number> {
  const numbers = new Map(pages.map((id, index) => [id, index + 1]));
  const places = new Map<string, number>();
  for (const [, name = '', id] of dictionary.matchAll(/\/([^\s/[\]<>()]+)\s*\[(\d+) 0 R/g)) {
    const page = numbers.get(Number(id));
    const plain = name.replaceAll(/#([\dA-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    if (page !== undefined) places.set(plain, page);
  }
  return places;
}
