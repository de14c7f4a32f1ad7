import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { accents, bars, bigOperators, groupCharacters } from './math-characters.ts';
import { isEmpty, operatorOf, splitFunction } from './math-shapes.ts';
import { argument, mathText, property, type Convert } from './omml-runs.ts';
import type { MathNode } from './parse-mathml.ts';

type Parts = {
  readonly below?: readonly XmlComponent[];
  readonly above?: readonly XmlComponent[];
  /** Over and under the operator, not beside it. */
  readonly areLimits?: boolean;
};

export function isScripted({ name }: MathNode): boolean {
  return ['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'].includes(name);
}

/** Something with scripts or limits. `following` is what a big operator takes, or what stands after scripts before it. */
export function convertScripted(
  node: MathNode,
  following: readonly XmlComponent[],
  convert: Convert,
): readonly XmlComponent[] {
  const [base, first, second] = node.children;
  if (base === undefined) return [];
  const at = (script: MathNode | undefined): readonly XmlComponent[] => (script === undefined ? [] : convert(script));
  const hasBoth = node.name === 'msubsup' || node.name === 'munderover';
  const isBelow = hasBoth || node.name === 'msub' || node.name === 'munder';
  const areLimits = node.name.startsWith('mu') || node.name === 'mover';
  const below = isBelow ? at(first) : undefined;
  const above = hasBoth ? at(second) : isBelow ? undefined : at(first);
  const parts: Parts = { ...(below && { below }), ...(above && { above }), areLimits };
  const operator = operatorOf(base);
  if (operator !== null && bigOperators.has(operator)) return [convertNary(operator, parts, following)];
  if (areLimits && !hasBoth) {
    const marked = convertMarked(node, base, first, convert);
    if (marked !== null) return [...marked, ...following];
  }
  if (isEmpty(base) && hasBoth && !areLimits && following.length > 0) {
    return [
      element('m:sPre', {}, [argument('sub', below ?? []), argument('sup', above ?? []), argument('e', following)]),
    ];
  }
  const { node: name, isFunction } = splitFunction(base);
  const [only, ...others] = name.children;
  // LibreOffice takes a function's name for the function, which can't have a script before its argument.
  const isPlainName = isFunction && only !== undefined && others.length === 0 && only.text !== '';
  const inner = isPlainName ? [mathText(only.text, [element('m:nor')])] : convert(name);
  return [...(areLimits ? limits(inner, parts) : [scripts(inner, parts)]), ...following];
}

/** A big operator with its limits and its operand. */
export function convertNary(operator: string, parts: Parts, operand: readonly XmlComponent[]): XmlComponent {
  return element('m:nary', {}, [
    element('m:naryPr', {}, [
      property('chr', operator),
      property('limLoc', parts.areLimits === true ? 'undOvr' : 'subSup'),
      ...(parts.below === undefined ? [property('subHide', 1)] : []),
      ...(parts.above === undefined ? [property('supHide', 1)] : []),
    ]),
    element('m:sub', {}, parts.below ?? []),
    element('m:sup', {}, parts.above ?? []),
    argument('e', operand),
  ]);
}

function scripts(base: readonly XmlComponent[], { below, above }: Parts): XmlComponent {
  const e = argument('e', base);
  if (below === undefined) return element('m:sSup', {}, [e, argument('sup', above ?? [])]);
  if (above === undefined) return element('m:sSub', {}, [e, argument('sub', below)]);
  return element('m:sSubSup', {}, [e, argument('sub', below), argument('sup', above)]);
}

function limits(base: readonly XmlComponent[], { below, above }: Parts): readonly XmlComponent[] {
  const under = below === undefined ? base : [element('m:limLow', {}, [argument('e', base), argument('lim', below)])];
  return above === undefined ? under : [element('m:limUpp', {}, [argument('e', under), argument('lim', above)])];
}

/** An accent, a line or a brace over or under something; null where it is a limit. */
function convertMarked(
  node: MathNode,
  base: MathNode,
  mark: MathNode | undefined,
  convert: Convert,
): readonly XmlComponent[] | null {
  const character = operatorOf(mark);
  if (character === null) return null;
  const isAbove = node.name === 'mover';
  const isAccent = node.attributes['accent'] === 'true' || node.attributes['accentunder'] === 'true';
  const e = argument('e', convert(splitFunction(base).node));
  if (bars.has(character) && isAccent) {
    return [element('m:bar', {}, [element('m:barPr', {}, [property('pos', isAbove ? 'top' : 'bot')]), e])];
  }
  const accent = accents[character];
  if (isAccent && isAbove && accent !== undefined) {
    return [element('m:acc', {}, [element('m:accPr', {}, [property('chr', accent)]), e])];
  }
  if (!groupCharacters.has(character) && !isAccent) return null;
  const pos = isAbove ? 'top' : 'bot';
  const properties = [property('chr', character), property('pos', pos), property('vertJc', isAbove ? 'bot' : 'top')];
  return [element('m:groupChr', {}, [element('m:groupChrPr', {}, properties), e])];
}
