import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { ink } from './ink.ts';

/** The look of the report's tables: lines between rows, and one of them with a shaded head. */
export function tableStyles(): readonly XmlComponent[] {
  return [
    tableStyle('TableNormal', 'Normal Table', [
      element('w:uiPriority', { 'w:val': 99 }),
      element('w:semiHidden'),
      element('w:unhideWhenUsed'),
      element('w:tblPr', {}, [
        element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
        element('w:tblCellMar', {}, [
          padding('top', 0),
          padding('left', 108),
          padding('bottom', 0),
          padding('right', 108),
        ]),
      ]),
    ]),
    tableStyle('PlainReportTable', 'Plain Report Table', [basedOn('TableNormal'), ...quick, rules()]),
    tableStyle('ReportTable', 'Report Table', [basedOn('PlainReportTable'), ...quick, rules(), head()]),
  ];
}

function tableStyle(id: string, name: string, children: readonly XmlComponent[]): XmlComponent {
  const kind = id === 'TableNormal' ? { 'w:default': 1 } : { 'w:customStyle': 1 };
  return element('w:style', { 'w:type': 'table', ...kind, 'w:styleId': id }, [
    element('w:name', { 'w:val': name }),
    ...children,
  ]);
}

function basedOn(id: string): XmlComponent {
  return element('w:basedOn', { 'w:val': id });
}

const quick = [element('w:uiPriority', { 'w:val': 59 }), element('w:qFormat')];

function rules(): XmlComponent {
  return element('w:tblPr', {}, [
    element('w:tblBorders', {}, [strong('top'), strong('bottom'), line('insideH', 4, ink.line)]),
    element('w:tblCellMar', {}, [
      padding('top', 20),
      padding('left', 100),
      padding('bottom', 20),
      padding('right', 100),
    ]),
  ]);
}

function head(): XmlComponent {
  return element('w:tblStylePr', { 'w:type': 'firstRow' }, [
    element('w:tblPr'),
    element('w:tcPr', {}, [
      element('w:tcBorders', {}, [strong('bottom')]),
      element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': ink.shade }),
    ]),
  ]);
}

function strong(side: string): XmlComponent {
  return line(side, 8, ink.heading);
}

function line(side: string, size: number, color: string): XmlComponent {
  return element(`w:${side}`, { 'w:val': 'single', 'w:sz': size, 'w:space': 0, 'w:color': color });
}

function padding(side: string, width: number): XmlComponent {
  return element(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' });
}
