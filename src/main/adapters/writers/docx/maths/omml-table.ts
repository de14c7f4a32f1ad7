import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { isEmpty } from './math-shapes.ts';
import { argument, mathText, property, type Convert } from './omml-runs.ts';
import type { MathNode } from './parse-mathml.ts';

/** A matrix, or equations lined up under each other. */
export function convertTable(node: MathNode, convert: Convert): readonly XmlComponent[] {
  const rows = node.children.map((row) => row.children);
  // How a numbered equation comes: the equation between two empty cells, then its number.
  if (node.attributes['width'] === '100%') {
    const cells = rows.flat().filter((cell) => !isEmpty(cell));
    return cells.flatMap((cell, index) => [...(index === 0 ? [] : [mathText('\u2003')]), ...convert(cell)]);
  }
  const count = Math.max(1, ...rows.map((cells) => cells.length));
  const alignments = (node.attributes['columnalign'] ?? 'center').split(/\s+/);
  const columns = Array.from({ length: count }, (_, index) => alignments[index] ?? alignments.at(-1) ?? 'center');
  const isTight = /^0(?:em)?$/.test(node.attributes['columnspacing'] ?? '');
  return [
    element('m:m', {}, [
      element('m:mPr', {}, [
        property('plcHide', 1),
        // Lined up at a sign, the halves of an equation stand together.
        ...(isTight ? [property('cGpRule', 3), property('cGp', 0)] : []),
        element('m:mcs', {}, columns.map(column)),
      ]),
      ...rows.map((cells) =>
        element(
          'm:mr',
          {},
          columns.map((_, index) => {
            const cell = cells[index];
            return argument('e', cell === undefined ? [] : convert(cell));
          }),
        ),
      ),
    ]),
  ];
}

function column(alignment: string): XmlComponent {
  return element('m:mc', {}, [element('m:mcPr', {}, [property('count', 1), property('mcJc', alignment)])]);
}
