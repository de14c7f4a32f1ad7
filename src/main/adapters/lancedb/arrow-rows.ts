import { createRequire } from 'node:module';
import type { Table } from 'apache-arrow';

// LanceDB loads the CommonJS build. It silently writes no rows of a table that the other build made.
const arrow: typeof import('apache-arrow') = createRequire(import.meta.url)('apache-arrow');

export function toWordsTable(rows: {
  ids: readonly string[];
  sourceIds: readonly string[];
  terms: readonly string[];
}): Table {
  return new arrow.Table({ id: texts(rows.ids), source_id: texts(rows.sourceIds), terms: texts(rows.terms) });
}

export function toVectorsTable(rows: {
  ids: readonly string[];
  sourceIds: readonly string[];
  vectors: Float32Array;
  dimensions: number;
}): Table {
  const { ids, sourceIds, vectors, dimensions } = rows;
  const type = new arrow.FixedSizeList(dimensions, new arrow.Field('item', new arrow.Float32(), true));
  const child = arrow.makeData({ type: new arrow.Float32(), data: vectors });
  const vector = new arrow.Vector([arrow.makeData({ type, length: ids.length, nullCount: 0, child })]);
  return new arrow.Table({ id: texts(ids), source_id: texts(sourceIds), vector });
}

export function readTexts(table: Table, column: string): readonly string[] {
  return [...(table.getChild(column) ?? [])].map(String);
}

export function readNumbers(table: Table, column: string): Float32Array {
  return table.getChild(column)?.toArray() ?? new Float32Array();
}

/** Where the engine keeps each row, asked for with `withRowId`. */
export function readAddresses(table: Table): readonly bigint[] {
  const addresses: BigUint64Array = table.getChild('_rowid')?.toArray() ?? new BigUint64Array();
  return [...addresses];
}

/** The column `vector`, copied: the engine's own are views of all that was read with them. */
export function readVectors(table: Table): readonly Float32Array[] {
  return (table.getChild('vector')?.data ?? []).flatMap((batch) => {
    const values: unknown = batch.children[0]?.values;
    const size: unknown = batch.stride;
    if (!(values instanceof Float32Array) || typeof size !== 'number') throw new Error('rows without vectors');
    const start = (row: number) => (batch.offset + row) * size;
    return Array.from({ length: batch.length }, (_, row) => values.slice(start(row), start(row + 1)));
  });
}

function texts(values: readonly string[]) {
  return arrow.vectorFromArray(values, new arrow.Utf8());
}
