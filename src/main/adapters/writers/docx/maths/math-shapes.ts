import { functionApplication } from './math-characters.ts';
import type { MathNode } from './parse-mathml.ts';

const known = new Set(
  [
    'math semantics annotation mrow mstyle mpadded merror mphantom menclose mfenced mi mn mo ms mtext mspace',
    'mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd',
  ].flatMap((names) => names.split(' ')),
);

/** Whether every element has a counterpart in OMML. */
export function isKnown(node: MathNode): boolean {
  return known.has(node.name) && node.children.every(isKnown);
}

/** The node without the rows around it that hold it alone. */
function unwrap(node: MathNode): MathNode {
  // What is put together to be an operator stands in one.
  const isWrapper = ['mrow', 'mstyle', 'mpadded', 'mo'].includes(node.name);
  const [only, ...others] = node.children;
  return isWrapper && only !== undefined && others.length === 0 ? unwrap(only) : node;
}

/** The operator that a node is and nothing else; null for any other. */
export function operatorOf(node: MathNode | undefined): string | null {
  if (node === undefined) return null;
  const inner = unwrap(node);
  return inner.name === 'mo' && inner.children.length === 0 ? inner.text : null;
}

/** Takes off the invisible sign that a row ends in when it names a function, as `lim` does. */
export function splitFunction(node: MathNode): { readonly node: MathNode; readonly isFunction: boolean } {
  const last = node.children.at(-1);
  const isFunction = node.name === 'mrow' && last?.name === 'mo' && last.text === functionApplication;
  return { node: isFunction ? { ...node, children: node.children.slice(0, -1) } : node, isFunction };
}

export function isEmpty(node: MathNode): boolean {
  return node.text === '' && node.children.every(isEmpty);
}
