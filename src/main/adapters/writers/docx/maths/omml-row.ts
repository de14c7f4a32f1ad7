import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { bigOperators, closing, ending, functionApplication, opening } from './math-characters.ts';
import { isEmpty, operatorOf, splitFunction } from './math-shapes.ts';
import { argument, property, type Convert } from './omml-runs.ts';
import { convertNary, convertScripted, isScripted } from './omml-scripts.ts';
import type { MathNode } from './parse-mathml.ts';

/** A row: what OMML has as one thing, MathML has as neighbours, so each may take what follows it. */
export function convertRow(nodes: readonly MathNode[], convert: Convert): readonly XmlComponent[] {
  const fenced = delimiters(nodes, convert);
  return fenced ?? convertInTurn(withBracketsAsBases(nodes), convert);
}

function convertInTurn(nodes: readonly MathNode[], convert: Convert): readonly XmlComponent[] {
  const converted: XmlComponent[] = [];
  let at = 0;
  for (let node = nodes[at]; node !== undefined; node = nodes[at]) {
    const next = at + 1;
    const { taken, children } = convertWithNext(node, nodes.slice(next), convert);
    converted.push(...children);
    at = next + taken;
  }
  return converted;
}

/** Scripts of a closing bracket belong to all that it closes: LibreOffice can't read a formula otherwise. */
function withBracketsAsBases(nodes: readonly MathNode[]): readonly MathNode[] {
  const grouped: MathNode[] = [];
  for (const node of nodes) {
    const [base, ...scripts] = isScripted(node) ? node.children : [];
    const start = base !== undefined && closing.has(operatorOf(base) ?? '') ? openingOf(grouped) : -1;
    if (base === undefined || start === -1) grouped.push(node);
    else {
      const whole = { name: 'mrow', attributes: {}, children: [...grouped.splice(start), base], text: '' };
      grouped.push({ ...node, children: [whole, ...scripts] });
    }
  }
  return grouped;
}

/** Where the bracket was opened that is closed next; -1 where none was. */
function openingOf(nodes: readonly MathNode[]): number {
  let depth = 1;
  return nodes.findLastIndex((node) => {
    depth -= depthOf(node);
    return depth === 0;
  });
}

type Taking = { readonly taken: number; readonly children: readonly XmlComponent[] };

function convertWithNext(node: MathNode, rest: readonly MathNode[], convert: Convert): Taking {
  if (operatorOf(node) === functionApplication) return { taken: 0, children: [] };
  if (operatorOf(rest[0]) === functionApplication) {
    const taken = argumentLength(rest.slice(1));
    return { taken: 1 + taken, children: callOf(convert(node), convertRow(rest.slice(1, 1 + taken), convert)) };
  }
  if (isScripted(node)) {
    const base = node.children[0];
    if (base !== undefined && splitFunction(base).isFunction) {
      const taken = argumentLength(rest);
      return { taken, children: callOf(convert(node), convertRow(rest.slice(0, taken), convert)) };
    }
    if (base !== undefined && bigOperators.has(operatorOf(base) ?? '')) {
      const taken = operandLength(rest);
      return { taken, children: convertScripted(node, convertRow(rest.slice(0, taken), convert), convert) };
    }
    if (base !== undefined && isEmpty(base) && node.name === 'msubsup' && rest[0] !== undefined) {
      return { taken: 1, children: convertScripted(node, convert(rest[0]), convert) };
    }
  }
  const operator = operatorOf(node);
  if (operator !== null && bigOperators.has(operator)) {
    const taken = operandLength(rest);
    return { taken, children: [convertNary(operator, {}, convertRow(rest.slice(0, taken), convert))] };
  }
  return { taken: 0, children: convert(node) };
}

function callOf(name: readonly XmlComponent[], of: readonly XmlComponent[]): readonly XmlComponent[] {
  return of.length === 0 ? name : [element('m:func', {}, [argument('fName', name), argument('e', of)])];
}

/** A function takes what is in brackets, or one thing; that may be a function with what it takes. */
function argumentLength(rest: readonly MathNode[]): number {
  const [first, second] = rest;
  if (first === undefined) return 0;
  if (operatorOf(second) === functionApplication) return 2 + argumentLength(rest.slice(2));
  const base = isScripted(first) ? first.children[0] : undefined;
  if (base !== undefined && splitFunction(base).isFunction) return 1 + argumentLength(rest.slice(1));
  const operator = operatorOf(first);
  if (operator === null) return 1;
  if (!opening.has(operator)) return 0;
  let depth = 0;
  const end = rest.findIndex((node) => {
    depth += depthOf(node);
    return depth === 0;
  });
  return end + 1;
}

/** A big operator takes all up to the next sum or relation. */
function operandLength(rest: readonly MathNode[]): number {
  let depth = 0;
  const end = rest.findIndex((node, index) => {
    depth += depthOf(node);
    return depth < 0 || (depth === 0 && index > 0 && ending.has(operatorOf(node) ?? ''));
  });
  return end === -1 ? rest.length : end;
}

function depthOf(node: MathNode): number {
  const operator = operatorOf(node) ?? '';
  return opening.has(operator) ? 1 : closing.has(operator) ? -1 : 0;
}

/** A row between fences: delimiters that grow with what is between them. A side may have none. */
function delimiters(nodes: readonly MathNode[], convert: Convert): readonly XmlComponent[] | null {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (nodes.length < 2 || first === undefined || last === undefined) return null;
  const [begin, end] = [isFence(first), isFence(last)];
  if (!begin && !end) return null;
  const inner = nodes.slice(begin ? 1 : 0, end ? -1 : undefined);
  const separators = new Set(inner.filter(isFence).map((node) => node.text));
  const [separator = '|'] = separators;
  const parts = separators.size === 1 ? splitAt(inner, isFence) : [inner];
  return [
    element('m:d', {}, [
      element('m:dPr', {}, [
        property('begChr', begin ? first.text : ''),
        ...(parts.length > 1 ? [property('sepChr', separator)] : []),
        property('endChr', end ? last.text : ''),
      ]),
      ...parts.map((part) => argument('e', convertRow(part, convert))),
    ]),
  ];
}

function isFence(node: MathNode): boolean {
  return node.name === 'mo' && node.attributes['fence'] === 'true';
}

function splitAt(nodes: readonly MathNode[], isSeparator: (node: MathNode) => boolean): readonly MathNode[][] {
  const parts: MathNode[][] = [[]];
  for (const node of nodes) {
    if (isSeparator(node)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
