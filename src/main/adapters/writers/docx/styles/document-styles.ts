import type { IStylesOptions, XmlComponent } from 'docx';
import type { DocxReport } from '../docx-report.ts';
import { element } from '../element.ts';
import { documentLanguages } from '../runs/languages.ts';
import { characterStyles } from './character-styles.ts';
import { paragraphStyles } from './paragraph-styles.ts';
import { tableStyles } from './table-styles.ts';

/** All the looks of the document are here: a person restyles it by changing these. None of the package's own is taken. */
export function documentStyles(report: DocxReport): IStylesOptions {
  return {
    importedStyles: [documentDefaults(report.language), plainCharacters(), ...tableStyles()],
    paragraphStyles: paragraphStyles(report),
    characterStyles,
  };
}

/** What holds where no style says otherwise: the fonts of the theme, and the languages. */
function documentDefaults(language: string): XmlComponent {
  const { value, eastAsia, bidirectional } = documentLanguages(language);
  const fonts = {
    'w:asciiTheme': 'minorHAnsi',
    'w:eastAsiaTheme': 'minorEastAsia',
    'w:hAnsiTheme': 'minorHAnsi',
    'w:cstheme': 'minorBidi',
  };
  return element('w:docDefaults', {}, [
    element('w:rPrDefault', {}, [
      element('w:rPr', {}, [
        element('w:rFonts', fonts),
        element('w:sz', { 'w:val': 22 }),
        element('w:szCs', { 'w:val': 22 }),
        element('w:lang', { 'w:val': value, 'w:eastAsia': eastAsia, 'w:bidi': bidirectional }),
      ]),
    ]),
    element('w:pPrDefault'),
  ]);
}

/** What the character styles are based on. */
function plainCharacters(): XmlComponent {
  return element('w:style', { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' }, [
    element('w:name', { 'w:val': 'Default Paragraph Font' }),
    element('w:uiPriority', { 'w:val': 1 }),
    element('w:semiHidden'),
    element('w:unhideWhenUsed'),
  ]);
}
