import { element } from './xml.ts';

const thin = '0.5pt solid #b0b0b0';

function cell(name: string, extra: Readonly<Record<string, string>>): string {
  const properties = { 'fo:padding': '0.1cm', 'fo:border-left': 'none', 'fo:border-right': 'none', ...extra };
  return element(
    'style:style',
    { 'style:name': name, 'style:family': 'table-cell' },
    element('style:table-cell-properties', properties),
  );
}

/** Lines between rows, and a stronger one around the header. */
export const tableStyles = [
  element(
    'style:style',
    { 'style:name': 'ReportTable', 'style:family': 'table' },
    element('style:table-properties', {
      'style:rel-width': '100%',
      'table:align': 'margins',
      'table:border-model': 'collapsing',
      'style:may-break-between-rows': true,
    }),
  ),
  cell('ReportTable.Cell', { 'fo:border-top': thin, 'fo:border-bottom': thin }),
  cell('ReportTable.Heading', {
    'fo:border-top': '1pt solid #404040',
    'fo:border-bottom': '1pt solid #404040',
    'fo:background-color': '#f2f2f2',
  }),
].join('');
