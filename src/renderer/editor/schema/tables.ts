import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';

const attributes = () => ({
  colspan: { default: 1, parseHTML: (element: HTMLElement) => span(element, 'colspan') },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => span(element, 'rowspan') },
  colwidth: { default: null, rendered: false },
});

export const reportTables = [
  Table.extend({
    renderHTML: () => ['div', { class: 'editor-table' }, ['table', ['tbody', 0]]],
  }).configure({ resizable: false }),
  TableRow,
  TableCell.extend({ addAttributes: attributes }),
  TableHeader.extend({ addAttributes: attributes }),
];

function span(element: HTMLElement, name: string): number {
  const count = Number.parseInt(element.getAttribute(name) ?? '', 10);
  return Number.isSafeInteger(count) && count > 0 && count <= 100 ? count : 1;
}
