import type { PrintableReport } from '#main/ports/report-writer.ts';
import { textWidthCm } from './page-styles.ts';
import { bold, italic, mono, sans, size } from './text-properties.ts';
import { element, type Attributes } from './xml.ts';

type Style = {
  readonly name: string;
  readonly parent?: string;
  readonly next?: string;
  readonly outline?: number;
  readonly paragraph?: Attributes;
  readonly text?: Attributes;
  readonly inner?: string;
  /** By which programs list styles; text for most. */
  readonly class?: string;
};

/** Every style of paragraphs, those of LibreOffice under its names. */
export function paragraphStyles(report: PrintableReport): readonly Style[] {
  const { bibliography } = report;
  const space = (top: number, bottom: number): Attributes => ({
    'fo:margin-top': `${top}cm`,
    'fo:margin-bottom': `${bottom}cm`,
  });
  const kept = { 'fo:keep-with-next': 'always' };
  const centred = { 'fo:text-align': 'center' };
  const headingSizes = [17, 14.5, 12.5, 11.5, 11, 11];
  const end = element(
    'style:tab-stops',
    {},
    element('style:tab-stop', {
      'style:position': `${textWidthCm(report)}cm`,
      'style:type': 'right',
      'style:leader-style': 'dotted',
      'style:leader-text': '.',
    }),
  );
  const hanging = { 'fo:margin-left': '0.9cm', 'fo:text-indent': '-0.9cm' };
  return [
    { name: 'Standard' },
    { name: 'Text_20_body', parent: 'Standard', paragraph: { ...space(0, 0.25), 'fo:line-height': '120%' } },
    {
      name: 'Title',
      parent: 'Standard',
      next: 'Subtitle',
      class: 'chapter',
      paragraph: { ...centred, ...space(0.5, 0.3) },
      text: { ...sans, ...size(22), ...bold },
    },
    {
      name: 'Subtitle',
      parent: 'Standard',
      next: 'Text_20_body',
      class: 'chapter',
      paragraph: { ...centred, ...space(0, 0.2) },
      text: size(12),
    },
    {
      name: 'Report_20_Note',
      parent: 'Text_20_body',
      paragraph: { ...centred, ...space(0.3, 0.8) },
      text: { ...size(9.5), ...italic },
    },
    {
      name: 'Heading',
      parent: 'Standard',
      next: 'Text_20_body',
      paragraph: { ...kept, ...space(0.5, 0.2) },
      text: { ...sans, ...bold },
    },
    ...headingSizes.map((points, index) => ({
      name: `Heading_20_${index + 1}`,
      parent: 'Heading',
      next: 'Text_20_body',
      outline: index + 1,
      text: size(points),
    })),
    {
      name: 'Quotations',
      parent: 'Text_20_body',
      class: 'html',
      paragraph: { 'fo:margin-left': '1cm', 'fo:margin-right': '1cm', ...space(0, 0.25) },
    },
    {
      name: 'Preformatted_20_Text',
      parent: 'Standard',
      class: 'html',
      paragraph: {
        ...space(0.1, 0.3),
        'style:writing-mode': 'lr-tb',
        'fo:background-color': '#f4f4f4',
        'fo:padding': '0.15cm',
      },
      text: { ...mono, ...size(9.5) },
    },
    {
      name: 'Horizontal_20_Line',
      parent: 'Standard',
      next: 'Text_20_body',
      class: 'html',
      paragraph: { ...space(0, 0.5), 'fo:border-bottom': '0.5pt solid #808080', 'fo:padding': '0cm' },
      text: size(6),
    },
    { name: 'Formula', parent: 'Text_20_body', paragraph: centred },
    {
      name: 'Figure',
      parent: 'Standard',
      next: 'Figure_20_Caption',
      paragraph: { ...kept, ...centred, ...space(0.3, 0.1) },
    },
    { name: 'Figure_20_Alone', parent: 'Standard', paragraph: { ...centred, ...space(0.3, 0.3) } },
    {
      name: 'Caption',
      parent: 'Standard',
      class: 'extra',
      paragraph: space(0.1, 0.3),
      text: { ...size(9.5), ...italic },
    },
    { name: 'Figure_20_Caption', parent: 'Caption', class: 'extra', paragraph: { ...centred, ...space(0.1, 0.5) } },
    { name: 'Table_20_Caption', parent: 'Caption', class: 'extra', paragraph: { ...kept, ...space(0.4, 0.15) } },
    { name: 'Table_20_Contents', parent: 'Standard', class: 'extra', text: size(10) },
    { name: 'Table_20_Heading', parent: 'Table_20_Contents', class: 'extra', text: bold },
    { name: 'After_20_Table', parent: 'Standard', paragraph: space(0, 0.15), text: size(6) },
    {
      name: 'Footnote',
      parent: 'Standard',
      class: 'extra',
      paragraph: { 'fo:margin-left': '0.5cm', 'fo:text-indent': '-0.5cm' },
      text: size(9.5),
    },
    {
      name: 'Endnote',
      parent: 'Standard',
      class: 'extra',
      paragraph: { 'fo:margin-left': '0.5cm', 'fo:text-indent': '-0.5cm' },
      text: size(9.5),
    },
    {
      name: 'Header',
      parent: 'Standard',
      class: 'extra',
      paragraph: centred,
      text: { ...size(9), 'fo:color': '#595959' },
    },
    {
      name: 'Footer',
      parent: 'Standard',
      class: 'extra',
      paragraph: centred,
      text: { ...size(9), 'fo:color': '#595959' },
    },
    { name: 'Index', parent: 'Standard', class: 'index' },
    { name: 'Contents_20_Heading', parent: 'Heading', class: 'index', text: size(17) },
    ...headingSizes.map((_, index) => ({
      name: `Contents_20_${index + 1}`,
      parent: 'Index',
      class: 'index',
      paragraph: { 'fo:margin-left': `${index * 0.5}cm` },
      inner: end,
    })),
    { name: 'Bibliography_20_Heading', parent: 'Heading_20_1', class: 'index' },
    {
      name: 'Bibliography_20_1',
      parent: 'Text_20_body',
      class: 'index',
      paragraph: {
        ...space(0, 0.2),
        ...(bibliography.hasHangingIndent || bibliography.references.some(({ label }) => label !== null)
          ? hanging
          : {}),
      },
      inner: element('style:tab-stops', {}, element('style:tab-stop', { 'style:position': '0.9cm' })),
    },
    { name: 'Evidence_20_Claim', parent: 'Text_20_body', paragraph: { ...kept, ...space(0.3, 0.05) } },
    {
      name: 'Evidence_20_Verdict',
      parent: 'Text_20_body',
      paragraph: { ...kept, ...space(0, 0.1) },
      text: { ...size(9.5), ...italic },
    },
    { name: 'Evidence_20_Quote', parent: 'Quotations', paragraph: { ...kept, ...space(0, 0) }, text: size(10) },
    {
      name: 'Evidence_20_Source',
      parent: 'Quotations',
      paragraph: space(0, 0.2),
      text: { ...size(9), 'fo:color': '#595959' },
    },
  ];
}

/** A style as it stands in the package. */
export function paragraphStyle({
  name,
  parent,
  next,
  outline,
  paragraph = {},
  text,
  inner = '',
  class: kind = 'text',
}: Style): string {
  const hasParagraph = Object.keys(paragraph).length > 0 || inner !== '';
  return element(
    'style:style',
    {
      'style:name': name,
      'style:display-name': name.replaceAll('_20_', ' '),
      'style:family': 'paragraph',
      'style:parent-style-name': parent ?? null,
      'style:next-style-name': next ?? null,
      'style:default-outline-level': outline ?? null,
      'style:class': kind,
    },
    `${hasParagraph ? element('style:paragraph-properties', paragraph, inner) : ''}${
      text === undefined ? '' : element('style:text-properties', text)
    }`,
  );
}
