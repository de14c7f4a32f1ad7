import { cleanText, collapseSpace } from '../clean-text.ts';
import { walkLargeXml, type ReadAttribute } from '../xml/walk-xml.ts';
import { columnOf } from './columns.ts';
import { writeNumber, type NumberFormat } from '../office/number-format.ts';

export type Cell = { readonly text: string; readonly kind: 'text' | 'number' | 'date' };

/** The cells that hold something, by their column from 0. */
export type SheetRow = { readonly number: number; readonly cells: ReadonlyMap<number, Cell> };

export type SheetContext = {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly isFrom1904: boolean;
};

/**
 * Gives each row of a sheet that holds anything to `onRow`, until that answers false. Formulas count by the value that
 * was stored with them; answers how many have none.
 */
export function readSheet(bytes: Buffer, context: SheetContext, onRow: (row: SheetRow) => boolean): number {
  let row = { number: 0, cells: new Map<number, Cell>() };
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let hasFormula = false;
  let isValue = false;
  let withoutValue = 0;

  const open = (name: string, attributes: () => ReadAttribute): void => {
    if (name === 's:row') {
      row = { number: Number(attributes()('r')) || row.number + 1, cells: new Map() };
      column = -1;
    } else if (name === 's:c') {
      const attribute = attributes();
      const named = columnOf(attribute('r'));
      column = named === -1 ? column + 1 : named;
      type = attribute('t');
      style = Number(attribute('s'));
      value = '';
      hasFormula = false;
    } else if (name === 's:f') hasFormula = true;
    else if (name === 's:v' || name === 's:t') isValue = true;
    else if (name === 's:rPh') type = 'reading';
  };
  const close = (name: string): void => {
    if (name === 's:v' || name === 's:t') isValue = false;
    else if (name === 's:rPh') type = 'inlineStr';
    else if (name === 's:c') {
      const cell = toCell(value, type, style, context);
      if (cell !== null) row.cells.set(column, cell);
      else if (hasFormula && value === '' && type !== 'str') withoutValue += 1;
    } else if (name === 's:row' && row.cells.size > 0 && !onRow(row)) throw new EnoughRead();
  };
  try {
    walkLargeXml(bytes, {
      open,
      close,
      text: (text) => {
        if (isValue && type !== 'reading') value += text;
      },
    });
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
  return withoutValue;
}

class EnoughRead extends Error {}

function toCell(value: string, type: string, style: number, context: SheetContext): Cell | null {
  switch (type) {
    case 's':
      return textCell(context.strings[Number(value)] ?? '');
    case 'b':
      return textCell(value === '1' || value === 'true' ? 'TRUE' : 'FALSE');
    case 'inlineStr':
    case 'str':
    case 'e':
      return textCell(value);
    case 'd':
      return dateCell(value.replace('T', ' ').replace(/(?: 00:00:00(?:\.0+)?)?Z?$/, ''));
    default: {
      const format = context.formats[style] ?? { kind: 'plain' };
      const text = writeNumber(value.trim(), format, context.isFrom1904);
      if (text === '') return null;
      return format.kind === 'date' ? dateCell(text) : { text, kind: 'number' };
    }
  }
}

function textCell(written: string): Cell | null {
  const text = collapseSpace(cleanText(written));
  return text === '' ? null : { text, kind: 'text' };
}

function dateCell(text: string): Cell {
  return { text, kind: 'date' };
}
