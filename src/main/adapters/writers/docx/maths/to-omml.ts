import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { isKnown, splitFunction } from './math-shapes.ts';
import { argument, mathText, property, spaceRun, tokenRun } from './omml-runs.ts';
import { convertRow } from './omml-row.ts';
import { convertScripted } from './omml-scripts.ts';
import { convertTable } from './omml-table.ts';
import { parseMathml, type MathNode } from './parse-mathml.ts';

/** The children of an `m:oMath`; null for MathML with elements that have no counterpart. */
export function toOmml(mathml: string): readonly XmlComponent[] | null {
  const math = parseMathml(mathml);
  return math === null || !isKnown(math) ? null : convertRow(math.children, convert);
}

function convert(node: MathNode): readonly XmlComponent[] {
  const { name, children } = node;
  switch (name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return children.length === 0 ? tokenRun(node) : convertRow(children, convert);
    case 'mspace':
      return spaceRun(node);
    case 'annotation':
      return [];
    case 'mfrac':
      return [fraction(node)];
    case 'msqrt':
      return [radical([], convertRow(children, convert))];
    case 'mroot':
      return [radical(part(node, 1), part(node, 0))];
    case 'msub':
    case 'msup':
    case 'msubsup':
    case 'munder':
    case 'mover':
    case 'munderover':
      return convertScripted(node, [], convert);
    case 'mtable':
      return convertTable(node, convert);
    case 'menclose':
      return [enclosure(node)];
    case 'mphantom':
      return [
        element('m:phant', {}, [
          element('m:phantPr', {}, [property('show', 0)]),
          argument('e', convertRow(children, convert)),
        ]),
      ];
    case 'mfenced':
      return [fenced(node)];
    case 'mrow':
      // What an equation is lined up at has nothing before it, which LibreOffice takes for a mistake.
      return children.length === 0 ? [mathText('\u200b')] : convertRow(children, convert);
    default:
      return convertRow(children, convert);
  }
}

function part({ children }: MathNode, index: number): readonly XmlComponent[] {
  const child = children[index];
  return child === undefined ? [] : convert(splitFunction(child).node);
}

function fraction(node: MathNode): XmlComponent {
  const isWithoutBar = /^0(?:\D|$)/.test(node.attributes['linethickness'] ?? '');
  return element('m:f', {}, [
    element('m:fPr', {}, [property('type', isWithoutBar ? 'noBar' : 'bar')]),
    argument('num', part(node, 0)),
    argument('den', part(node, 1)),
  ]);
}

function radical(degree: readonly XmlComponent[], children: readonly XmlComponent[]): XmlComponent {
  return element('m:rad', {}, [
    element('m:radPr', {}, degree.length === 0 ? [property('degHide', 1)] : []),
    element('m:deg', {}, degree),
    argument('e', children),
  ]);
}

const sides = { hideTop: 'top', hideBot: 'bottom', hideLeft: 'left', hideRight: 'right' } as const;
const strikes = {
  strikeH: 'horizontalstrike',
  strikeV: 'verticalstrike',
  strikeBLTR: 'updiagonalstrike',
  strikeTLBR: 'downdiagonalstrike',
} as const;

function enclosure({ attributes, children }: MathNode): XmlComponent {
  const notations = (attributes['notation'] ?? 'box').split(/\s+/);
  const hasBox = notations.includes('box') || notations.includes('roundedbox');
  const hidden = Object.entries(sides).filter(([, side]) => !hasBox && !notations.includes(side));
  const struck = Object.entries(strikes).filter(([, notation]) => notations.includes(notation));
  return element('m:borderBox', {}, [
    element(
      'm:borderBoxPr',
      {},
      [...hidden, ...struck].map(([name]) => property(name, 1)),
    ),
    argument('e', convertRow(children, convert)),
  ]);
}

function fenced({ attributes, children }: MathNode): XmlComponent {
  const { open = '(', close = ')', separators = ',' } = attributes;
  return element('m:d', {}, [
    element('m:dPr', {}, [
      property('begChr', open),
      property('sepChr', separators.trim().slice(0, 1)),
      property('endChr', close),
    ]),
    ...(children.length === 0
      ? [argument('e', [mathText('')])]
      : children.map((child) => argument('e', convert(child)))),
  ]);
}
