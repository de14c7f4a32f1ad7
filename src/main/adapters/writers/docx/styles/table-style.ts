import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { ink } from './ink.ts';

/** The look of the report's tables: lines between rows, a shaded head. Children stand in the order of the schema. */
export function tableStyle(): XmlComponent {
  const line = (side: string, size: number): XmlComponent =>
    element(`w:${side}`, {
      'w:val': 'single',
      'w:sz': size,
      'w:space': 0,
      'w:color': size > 4 ? ink.heading : ink.line,
    });
  const padding = (side: string, width: number): XmlComponent =>
    element(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' });
  return element('w:style', { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'ReportTable' }, [
    element('w:name', { 'w:val': 'Report Table' }),
    element('w:basedOn', { 'w:val': 'TableNormal' }),
    element('w:uiPriority', { 'w:val': 59 }),
    element('w:qFormat'),
    element('w:tblPr', {}, [
      element('w:tblBorders', {}, [line('top', 8), line('bottom', 8), line('insideH', 4)]),
      element('w:tblCellMar', {}, [
        padding('top', 20),
        padding('left', 100),
        padding('bottom', 20),
        padding('right', 100),
      ]),
    ]),
    element('w:tblStylePr', { 'w:type': 'firstRow' }, [
      element('w:tblPr'),
      element('w:tcPr', {}, [
        element('w:tcBorders', {}, [line('bottom', 8)]),
        element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'EEF2F6' }),
      ]),
    ]),
  ]);
}
