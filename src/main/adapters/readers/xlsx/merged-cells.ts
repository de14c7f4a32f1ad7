import { columnOf } from './columns.ts';

/** Cells that were made one across columns of a row, both ends included. */
export type Merge = { readonly row: number; readonly from: number; readonly to: number };

/** The cells of a sheet that were made one across columns. They are listed after its rows. */
export function readMerges(bytes: Buffer): Merge[] {
  const end = bytes.lastIndexOf('sheetData>');
  const tail = bytes.subarray(Math.max(0, end), Math.max(0, end) + mostMergeBytes).toString('latin1');
  const merges = tail.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})\2"/g);
  return [...merges].map(([, from = '', row, to = '']) => ({
    row: Number(row),
    from: columnOf(from),
    to: columnOf(to),
  }));
}

const mostMergeBytes = 1_000_000;
