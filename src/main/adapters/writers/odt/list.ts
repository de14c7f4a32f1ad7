import type { PrintBlock } from '#main/ports/report-writer.ts';
import type { Place } from './sheet.ts';
import { element } from './xml.ts';

type List = Extract<PrintBlock, { type: 'bullet-list' | 'ordered-list' }>;
type WriteBlock = (block: PrintBlock, place: Place) => string;

/** A table may not stand in a list: it is `outside`, and the list goes on behind it. */
type Piece = { readonly kind: 'inside' | 'outside'; readonly xml: string };

type Item = { readonly pieces: readonly Piece[]; readonly start: number | null };

/** A list, cut where something must stand outside of it. */
export function listPieces(list: List, place: Place, writeBlock: WriteBlock): readonly Piece[] {
  const inner = { ...place, widthCm: place.widthCm - 1 };
  const start = list.type === 'ordered-list' && list.start !== 1 ? list.start : null;
  const items = list.items.map((blocks, index): Item => ({
    pieces: blocks.flatMap((block) => piecesOf(block, inner, writeBlock)),
    start: index === 0 ? start : null,
  }));
  const style = list.type === 'bullet-list' ? 'List_20_Bullets' : 'List_20_Numbers';
  return cutList(items, style);
}

function piecesOf(block: PrintBlock, place: Place, writeBlock: WriteBlock): readonly Piece[] {
  switch (block.type) {
    case 'bullet-list':
    case 'ordered-list':
      return listPieces(block, place, writeBlock);
    case 'quotation':
      return block.blocks.flatMap((inner) => piecesOf(inner, { ...place, style: 'Quotations' }, writeBlock));
    case 'table':
      return [{ kind: 'outside', xml: writeBlock(block, place) }];
    case 'heading':
    case 'paragraph':
    case 'code':
    case 'figure':
    case 'maths':
    case 'rule':
      return [{ kind: 'inside', xml: writeBlock(block, place) }];
  }
}

function cutList(items: readonly Item[], style: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let open = '';
  const close = (): void => {
    if (open === '') return;
    const isFirst = pieces.length === 0;
    const attributes = { 'text:style-name': style, 'text:continue-numbering': isFirst ? null : true };
    pieces.push({ kind: 'inside', xml: element('text:list', attributes, open) });
    open = '';
  };
  for (const { pieces: own, start } of items) {
    let inside = '';
    let isBegun = false;
    const keep = (): void => {
      if (inside === '' && isBegun) return;
      // What follows a table is of the same item and has no number of its own.
      open += isBegun
        ? element('text:list-header', {}, inside)
        : element('text:list-item', { 'text:start-value': start }, inside);
      isBegun = true;
      inside = '';
    };
    for (const { kind, xml } of own) {
      if (kind === 'inside') inside += xml;
      else {
        keep();
        close();
        pieces.push({ kind, xml });
      }
    }
    keep();
  }
  close();
  return pieces;
}
