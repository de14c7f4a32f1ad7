/** The kinds of value that forms are made of. */
export type Shape =
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'text' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'number' };

type Synonyms = Readonly<Record<string, string>>;

/** The shape that a JSON schema describes. Throws at one that a form can't have. */
export function readShape(schema: unknown): Shape {
  const { type, properties, items, enum: words } = schema as Record<string, unknown>;
  switch (type) {
    case 'object':
      return {
        kind: 'object',
        fields: new Map(Object.entries(properties as object).map(([name, field]) => [name, readShape(field)])),
      };
    case 'array':
      return { kind: 'list', of: readShape(items) };
    case 'string':
      return Array.isArray(words) ? { kind: 'word', words: words.map(String) } : { kind: 'text' };
    case 'integer':
    case 'number':
      return { kind: 'number' };
    default:
      throw new Error(`a form can't have this: ${JSON.stringify(schema)}`);
  }
}

/**
 * The value with what is clear but of the wrong form put right: one thing where a list is due, numbers as text, other
 * spellings of names and words, a list or an object that stands around or without its outer object. What isn't clear
 * stays as it is, for the check to name.
 */
export function coerceAnswer(value: unknown, shape: Shape, synonyms: Synonyms): unknown {
  return coerce(shape.kind === 'object' ? rooted(value, shape) : value, shape, synonyms);
}

type ObjectShape = Shape & { readonly kind: 'object' };

function rooted(value: unknown, shape: ObjectShape): unknown {
  const lists = [...shape.fields].filter(([, field]) => field.kind === 'list');
  const [onlyList] = lists.length === 1 ? lists : [];
  if (Array.isArray(value)) {
    const [first] = value as readonly unknown[];
    if (value.length === 1 && isRecord(first) && knowsField(first, shape)) return first;
    return onlyList === undefined ? value : { [onlyList[0]]: value };
  }
  if (!isRecord(value) || knowsField(value, shape)) return value;
  const entries = Object.entries(value);
  const [inner] = entries.length === 1 ? entries : [];
  if (inner !== undefined && isRecord(inner[1])) return rooted(inner[1], shape);
  if (onlyList === undefined) return value;
  const { of } = onlyList[1] as Shape & { kind: 'list' };
  if (of.kind === 'object' && knowsField(value, of)) return { [onlyList[0]]: [value] };
  const innerLists = entries.filter(([, each]) => Array.isArray(each));
  return innerLists.length === 1 ? { [onlyList[0]]: innerLists[0]?.[1] } : value;
}

function coerce(value: unknown, shape: Shape, synonyms: Synonyms): unknown {
  switch (shape.kind) {
    case 'object': {
      if (!isRecord(value)) return value;
      const byName = new Map(Object.entries(value).map(([name, each]) => [folded(name), each]));
      return Object.fromEntries(
        [...shape.fields].map(([name, field]) => [name, coerce(byName.get(folded(name)), field, synonyms)]),
      );
    }
    case 'list':
      return toList(value, shape.of).map((each) => coerce(each, shape.of, synonyms));
    case 'text':
      return toText(value);
    case 'word':
      return toWord(value, shape.words, synonyms);
    case 'number':
      return toNumber(value);
  }
}

function toList(value: unknown, of: Shape): readonly unknown[] {
  if (Array.isArray(value)) return value.filter((each) => each !== null && each !== undefined && each !== '');
  if (value === null || value === undefined || value === '') return [];
  if (of.kind === 'text' && typeof value === 'string') {
    return value
      .split(/\r?\n/u)
      .map((each) => each.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, '').trim())
      .filter((each) => each !== '');
  }
  // A list written as an object with numbered or named members.
  if (isRecord(value) && of.kind === 'object' && !knowsField(value, of)) return Object.values(value);
  return [value];
}

function toText(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return value
      .filter((each) => each !== null)
      .map(String)
      .join(', ');
  return value;
}

function toWord(value: unknown, words: readonly string[], synonyms: Synonyms): unknown {
  const text = toText(value);
  const said = typeof text === 'string' ? folded(text) : '';
  const exact = words.find((word) => folded(word) === said);
  if (exact !== undefined) return exact;
  const synonym = synonyms[said];
  if (synonym !== undefined && words.includes(synonym)) return synonym;
  if (said === '') return words.includes('none') ? 'none' : undefined;
  const begun = words.filter((word) => said.startsWith(folded(word)));
  return begun.length === 1 ? begun[0] : value;
}

function toNumber(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return 0;
  if (typeof value !== 'string') return value;
  const number = Number.parseFloat(value.replace(',', '.'));
  return Number.isNaN(number) ? value : number;
}

function knowsField(value: Readonly<Record<string, unknown>>, { fields }: ObjectShape): boolean {
  const names = new Set([...fields.keys()].map(folded));
  return Object.keys(value).some((name) => names.has(folded(name)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
