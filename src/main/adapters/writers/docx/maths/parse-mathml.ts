/** An element of MathML. Elements hold either elements or text. */
export type MathNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MathNode[];
  readonly text: string;
};

type OpenNode = { name: string; attributes: Record<string, string>; children: MathNode[]; text: string };

const piece = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads MathML as KaTeX writes it; null for anything that isn't well formed. */
export function parseMathml(mathml: string): MathNode | null {
  const root: OpenNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  piece.lastIndex = 0;
  while (piece.lastIndex < mathml.length) {
    const match = piece.exec(mathml);
    const current = open.at(-1);
    if (match === null || current === undefined) return null;
    const [, closing, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) current.text += decode(text);
    else if (closing === '/') {
      if (open.length === 1 || open.pop()?.name !== name) return null;
    } else {
      const node: OpenNode = { name, attributes: readAttributes(attributes), children: [], text: '' };
      current.children.push(node);
      if (empty !== '/') open.push(node);
    }
  }
  const [math, ...others] = root.children;
  return open.length === 1 && others.length === 0 && math?.name === 'math' ? math : null;
}

function readAttributes(written: string): Record<string, string> {
  return Object.fromEntries(
    [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return namedEntities[name ?? ''] ?? whole;
  });
}
