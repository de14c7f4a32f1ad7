/** What a locator counts, in CSL's words, with the words people write for it. */
const kindWords: Readonly<Record<string, readonly string[]>> = {
  page: ['p', 'pp', 'page', 'pages', 'pg', 'pgs', 's', 'seite', 'seiten'],
  chapter: ['ch', 'chs', 'chap', 'chaps', 'chapter', 'chapters', 'kap', 'kapitel'],
  section: ['sec', 'secs', 'sect', 'section', 'sections', '§', '§§', 'abschn', 'abschnitt', 'abschnitte'],
  paragraph: ['para', 'paras', 'par', 'paragraph', 'paragraphs', '¶', '¶¶', 'abs', 'absatz', 'absätze'],
  figure: ['fig', 'figs', 'figure', 'figures', 'abb', 'abbildung', 'abbildungen'],
  table: ['tab', 'tabs', 'table', 'tables', 'tabelle', 'tabellen'],
  volume: ['vol', 'vols', 'volume', 'volumes', 'bd', 'bde', 'band', 'bände'],
  part: ['pt', 'pts', 'part', 'parts', 'teil', 'teile'],
  line: ['l', 'll', 'line', 'lines', 'z', 'zeile', 'zeilen'],
  note: ['n', 'nn', 'note', 'notes', 'anm', 'anmerkung', 'anmerkungen', 'fn', 'fußnote', 'fussnote'],
  column: ['col', 'cols', 'column', 'columns', 'sp', 'spalte', 'spalten'],
  folio: ['fol', 'fols', 'folio', 'folios', 'bl', 'blatt', 'blätter'],
  issue: ['no', 'nos', 'nr', 'nrn', 'issue', 'issues', 'nummer', 'heft', 'hefte'],
  verse: ['v', 'vv', 'verse', 'verses', 'vers'],
  book: ['bk', 'bks', 'book', 'books', 'buch', 'bücher'],
  opus: ['op', 'opp', 'opus'],
};

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries(kindWords).flatMap(([kind, words]) => words.map((word) => [word, kind])),
);

const labelled = /^(?<word>[\p{L}§¶]+)(?:\.\s*|\s+|(?=\d)|(?<=[§¶]))(?<locator>.+)$/u;
const numbered = /^\p{L}{0,2}\d/u;
const roman = /^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?:\s*[-–,]|$)/iu;

/** Reads what a person writes for a place, as "ch. 3", "S. 4–6" or "12"; null where it counts nothing we know. */
export function readLocator(words: string): { readonly kind: string; readonly locator: string } | null {
  const { word, locator } = labelled.exec(words)?.groups ?? {};
  const kind = kinds.get(word?.toLowerCase() ?? '');
  if (kind !== undefined && locator !== undefined && isCount(locator)) return { kind, locator };
  return isCount(words) ? { kind: 'page', locator: words } : null;
}

function isCount(text: string): boolean {
  return numbered.test(text) || roman.test(text);
}
