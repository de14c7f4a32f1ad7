import type { PrintableReport } from '#main/ports/report-writer.ts';
import { element, escapeXml } from './xml.ts';

const sizes = { a4: ['21cm', '29.7cm'], letter: ['21.59cm', '27.94cm'] } as const;

/** How wide the text is, in centimetres. */
export function textWidthCm({ options }: PrintableReport): number {
  return options.paper === 'a4' ? 16 : 16.59;
}

/** Pages with the title above and the number below; the first has its number alone. */
export function pageParts(
  { options, title }: PrintableReport,
  isRightToLeft: boolean,
): { readonly automatic: string; readonly master: string } {
  const [width, height] = sizes[options.paper];
  const properties = {
    'fo:page-width': width,
    'fo:page-height': height,
    'style:print-orientation': 'portrait',
    'fo:margin-top': '1.5cm',
    'fo:margin-bottom': '1.5cm',
    'fo:margin-left': '2.5cm',
    'fo:margin-right': '2.5cm',
    'style:writing-mode': isRightToLeft ? 'rl-tb' : 'lr-tb',
  };
  const band = (side: 'top' | 'bottom'): string =>
    element('style:header-footer-properties', { 'fo:min-height': '1cm', [`fo:margin-${side}`]: '0.4cm' });
  const automatic = element(
    'style:page-layout',
    { 'style:name': 'Page' },
    `${element('style:page-layout-properties', properties)}${element('style:header-style', {}, band('bottom'))}${element(
      'style:footer-style',
      {},
      band('top'),
    )}`,
  );
  const number = element('text:page-number', { 'text:select-page': 'current' }, '1');
  const footer = element('style:footer', {}, element('text:p', { 'text:style-name': 'Footer' }, number));
  const header = (inner: string): string =>
    element('style:header', {}, element('text:p', { 'text:style-name': 'Header' }, inner));
  const page = (name: string, next: string | null, head: string): string =>
    element(
      'style:master-page',
      {
        'style:name': name,
        'style:display-name': name.replaceAll('_20_', ' '),
        'style:page-layout-name': 'Page',
        'style:next-style-name': next,
      },
      `${header(head)}${footer}`,
    );
  return { automatic, master: `${page('Standard', null, escapeXml(title))}${page('First_20_Page', 'Standard', '')}` };
}
