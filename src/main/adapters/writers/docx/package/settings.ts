import type { DocxReport } from '../docx-report.ts';
import { documentLanguages } from '../runs/languages.ts';

const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
};

/**
 * `word/settings.xml`: the package's own has no place for endnotes (where a section has one Word passes over it), no
 * font for maths and no languages.
 */
export function settings(report: DocxReport): string {
  const { value, eastAsia, bidirectional } = documentLanguages(report.language);
  const separators = (kind: string): string => `<w:${kind} w:id="-1"/><w:${kind} w:id="0"/>`;
  const compatibility = [
    ['compatibilityMode', '15'],
    ['overrideTableStyleFontSizeAndJustification', '1'],
    ['enableOpenTypeFeatures', '1'],
    ['doNotFlipMirrorIndents', '1'],
    ['differentiateMultirowTableHeaders', '1'],
  ].map(
    ([name, set]) =>
      `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${set}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<w:settings xmlns:w="${namespaces.w}" xmlns:m="${namespaces.m}">`,
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>',
    `<w:footnotePr>${separators('footnote')}</w:footnotePr>`,
    `<w:endnotePr><w:pos w:val="sectEnd"/><w:numFmt w:val="decimal"/>${separators('endnote')}</w:endnotePr>`,
    `<w:compat>${compatibility.join('')}</w:compat>`,
    '<m:mathPr><m:mathFont m:val="Cambria Math"/><m:dispDef/><m:defJc m:val="centerGroup"/></m:mathPr>',
    `<w:themeFontLang w:val="${value}" w:eastAsia="${eastAsia}" w:bidi="${bidirectional}"/>`,
    '</w:settings>',
  ].join('');
}
