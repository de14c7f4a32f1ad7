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

function texts(values: readonly string[]) {
  return arrow.vectorFromArray(values, new arrow.Utf8());
}
