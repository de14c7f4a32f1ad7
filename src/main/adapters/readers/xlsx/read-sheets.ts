import type { Archive } from '../archive/open-archive.ts';
import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import type { OfficeParts } from '../office/office-parts.ts';
import { readerLimits } from '../reader-limits.ts';
import { elementsOf, findElement, findElements, textWithin, type XmlElement } from '../xml/parse-xml.ts';
import { XmlError } from '../xml/walk-xml.ts';
import { readCellFormats } from './cell-formats.ts';
import { readMerges } from './merged-cells.ts';
import { readSheet, type SheetContext } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';
import { createSheetTables } from './sheet-tables.ts';

type Workbook = {
  readonly workbook: XmlElement;
  readonly mainPath: string;
  readonly office: OfficeParts;
  readonly archive: Archive;
};

/** The blocks of all sheets in their order, with what has to be said of them. Throws `XmlError` where nothing can be made of them. */
export function readSheets({ workbook, mainPath, office, archive }: Workbook) {
  const relations = office.relations(mainPath);
  const pathOf = (type: string) => relations.find((relation) => relation.type === type)?.path ?? '';
  const stylesPath = pathOf('styles');
  const date1904 = findElement(workbook, 's:workbookPr')?.attribute('date1904') ?? '';
  const context: SheetContext = {
    strings: sharedStrings(pathOf('sharedStrings'), archive),
    formats: readCellFormats(stylesPath === '' ? null : office.part(stylesPath)),
    isFrom1904: date1904 === '1' || date1904 === 'true',
  };
  const drafts: DraftBlock[] = [];
  const hidden: string[] = [];
  const unreadable: string[] = [];
  const commented: string[] = [];
  let withoutValue = 0;
  let length = 0;
  let cutAt = '';
  for (const sheet of findElements(workbook, 's:sheet')) {
    const name = collapseSpace(sheet.attribute('name'));
    const relation = relations.find(({ id }) => id === sheet.attribute('r:id'));
    // A chart on a sheet of its own has no cells.
    if (relation?.type === 'chartsheet') continue;
    const bytes = archive.parts.get(relation?.path ?? '');
    if (relation === undefined || bytes === undefined) {
      unreadable.push(name);
      continue;
    }
    const before = drafts.length;
    const add = (draft: DraftBlock): void => {
      if (drafts.length === before) drafts.push({ kind: 'heading', level: 1, text: name });
      length += draft.text.length + 2;
      if (length < readerLimits.textCodeUnits - name.length) drafts.push(draft);
      else cutAt ||= name;
    };
    const tables = createSheetTables(readMerges(bytes), add);
    try {
      withoutValue += readSheet(bytes, context, (row) => {
        tables.push(row);
        return cutAt === '';
      });
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      unreadable.push(name);
    }
    tables.finish();
    const others = office.relations(relation.path);
    for (const { type, path } of others)
      if (type === 'drawing') for (const draft of shapeDrafts(path, office)) add(draft);
    if (drafts.length > before && sheet.attribute('state').includes('idden')) hidden.push(name);
    if (others.some(({ type }) => type === 'comments' || type === 'threadedComment')) commented.push(name);
    if (cutAt !== '') break;
  }
  return {
    drafts,
    isWhole: unreadable.length === 0,
    warnings: warningsOf({ hidden, unreadable, commented, withoutValue, cutAt }),
  };
}

/** Without them most words of a workbook would be missing. */
function sharedStrings(path: string, { parts }: Archive): readonly string[] {
  if (path === '') return [];
  const bytes = parts.get(path);
  if (bytes === undefined) throw new XmlError('the shared strings are missing or damaged');
  return readSharedStrings(bytes);
}

/** The words of text boxes and shapes that lie over the cells. */
function shapeDrafts(path: string, office: OfficeParts): DraftBlock[] {
  const drawing = office.part(path);
  const paragraphs = drawing === null ? [] : findElements(drawing, 'a:p');
  return paragraphs
    .map((paragraph) => elementsOf(paragraph, 'a:r').map(textWithin).join(''))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'paragraph', text }));
}

function warningsOf(found: {
  readonly hidden: readonly string[];
  readonly unreadable: readonly string[];
  readonly commented: readonly string[];
  readonly withoutValue: number;
  readonly cutAt: string;
}): string[] {
  const { hidden, unreadable, commented, withoutValue, cutAt } = found;
  const millions = readerLimits.textCodeUnits / 1_000_000;
  return [
    ...(cutAt === ''
      ? []
      : [
          `The workbook holds more than ${millions} million characters. What follows in the sheet “${cutAt}” and after it was left out; split the file to have it all.`,
        ]),
    ...(unreadable.length === 0 ? [] : [`Sheets that are damaged are missing or end early: ${quoted(unreadable)}.`]),
    ...(hidden.length === 0 ? [] : [`Hidden sheets were read, too: ${quoted(hidden)}.`]),
    ...(commented.length === 0 ? [] : [`Comments were left out in: ${quoted(commented)}.`]),
    ...(withoutValue === 0
      ? []
      : [
          `Formulas without a stored result were left out (${withoutValue}). Open the file in a spreadsheet program, save it and import it again.`,
        ]),
  ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
