import { buildZip, type ZipEntry } from './build-zip.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="${office}"`;

type Part = { readonly type: string; readonly id: string; readonly name: string; readonly xml: string };

export type SlideParts = {
  /** The shapes of the slide. */
  readonly shapes: string;
  readonly isHidden?: boolean;
  readonly notes?: string;
  /** Charts and the like: parts that the slide leads to. */
  readonly parts?: readonly Part[];
};

/** A slide deck. `order` shows the slides in another order than that of their parts. */
export function buildPptx(
  slides: readonly SlideParts[],
  {
    order = slides.map((_, index) => index),
    core = '',
  }: { readonly order?: readonly number[]; readonly core?: string } = {},
): Buffer {
  const entries: ZipEntry[] = [
    relations('', [{ id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' }]),
    xml(
      'ppt/presentation.xml',
      `<p:presentation ${spaces}><p:sldIdLst>${order.map((index) => `<p:sldId id="${256 + index}" r:id="rId${index}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ),
    relations(
      'ppt/presentation.xml',
      slides.map((_, index) => ({ id: `rId${index}`, type: 'slide', target: `slides/slide${index}.xml` })),
    ),
    xml('docProps/core.xml', core),
  ];
  slides.forEach(({ shapes, isHidden = false, notes, parts = [] }, index) => {
    const path = `ppt/slides/slide${index}.xml`;
    entries.push(
      xml(
        path,
        `<p:sld ${spaces}${isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
      ),
    );
    entries.push(
      relations(path, [
        ...(notes === undefined
          ? []
          : [{ id: 'notes', type: 'notesSlide', target: `../notesSlides/notes${index}.xml` }]),
        ...parts.map(({ id, type, name }) => ({ id, type, target: `../${name}` })),
      ]),
    );
    for (const { name, xml: content } of parts)
      entries.push(xml(`ppt/${name}`, content.replace(/^<[\w:]+/, `$& ${spaces}`)));
    if (notes !== undefined) {
      entries.push(
        xml(
          `ppt/notesSlides/notes${index}.xml`,
          `<p:notes ${spaces}><p:cSld><p:spTree>${shape(['7'], 'sldNum')}${shape([notes], 'body')}</p:spTree></p:cSld></p:notes>`,
        ),
      );
    }
  });
  return buildZip(entries);
}

/** A shape with these paragraphs; `placeholder` is what it stands for on the slide. */
export function shape(paragraphs: readonly string[], placeholder?: string): string {
  const role = placeholder === undefined ? '' : `<p:ph type="${placeholder}"/>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr>${role}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
}

export type SheetParts = {
  readonly name: string;
  /** The rows of the sheet's data. */
  readonly rows: string;
  readonly state?: string;
  /** What follows the data. */
  readonly after?: string;
};

/** A workbook of these sheets. */
export function buildXlsx(options: {
  readonly sheets: readonly SheetParts[];
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
}): Buffer {
  const { sheets, strings, styles, properties = '' } = options;
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return buildZip([
    relations('', [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    xml(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${sheets.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index}"/>`).join('')}</sheets></workbook>`,
    ),
    relations('xl/workbook.xml', [
      ...sheets.map((_, index) => ({ id: `s${index}`, type: 'worksheet', target: `/xl/worksheets/sheet${index}.xml` })),
      ...(strings === undefined ? [] : [{ id: 'strings', type: 'sharedStrings', target: 'sharedStrings.xml' }]),
      ...(styles === undefined ? [] : [{ id: 'styles', type: 'styles', target: 'styles.xml' }]),
    ]),
    ...sheets.map(({ rows, after = '' }, index) =>
      xml(
        `xl/worksheets/sheet${index}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ),
    ),
    ...(strings === undefined ? [] : [xml('xl/sharedStrings.xml', `<sst xmlns="${main}">${strings}</sst>`)]),
    ...(styles === undefined ? [] : [xml('xl/styles.xml', `<styleSheet xmlns="${main}">${styles}</styleSheet>`)]),
  ]);
}

/** A row of cells that hold these texts or numbers; null leaves a cell out. */
export function sheetRow(number: number, values: readonly (string | number | null)[]): string {
  const cells = values.map((value, column) => {
    const place = `r="${String.fromCharCode(65 + column)}${number}"`;
    if (value === null) return '';
    return typeof value === 'number'
      ? `<c ${place}><v>${value}</v></c>`
      : `<c ${place} t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

function relations(
  path: string,
  targets: readonly { readonly id: string; readonly type: string; readonly target: string }[],
): ZipEntry {
  const slash = path.lastIndexOf('/');
  const name = `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
  const items = targets.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return xml(
    name,
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`,
  );
}

function xml(name: string, content: string): ZipEntry {
  return { name, content: Buffer.from(content) };
}
