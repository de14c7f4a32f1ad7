import type { XmlComponent } from 'docx';
import { element } from '../element.ts';
import { spaces } from './math-characters.ts';
import type { MathNode } from './parse-mathml.ts';

/** What one element of MathML is in OMML. */
export type Convert = (node: MathNode) => readonly XmlComponent[];

/** A property as OMML has most of them: an element with a value. */
export function property(name: string, value: string | number): XmlComponent {
  return element(`m:${name}`, { 'm:val': value });
}

/** Text within a formula. */
export function mathText(text: string, properties: readonly XmlComponent[] = []): XmlComponent {
  return element('m:r', {}, [
    ...(properties.length === 0 ? [] : [element('m:rPr', {}, properties)]),
    element('m:t', { 'xml:space': 'preserve' }, [text]),
  ]);
}

/** An argument of a structure. Word shows a dotted box in one that holds nothing. */
export function argument(name: string, children: readonly XmlComponent[]): XmlComponent {
  return element(`m:${name}`, {}, children.length === 0 ? [mathText('\u200b')] : children);
}

const upright = [property('sty', 'p')];

/** Letters, digits, operators and words. */
export function tokenRun({ name, attributes, ...token }: MathNode): readonly XmlComponent[] {
  // KaTeX strikes a sign out with a sign of its own; most have a letter for the two.
  const text = token.text.normalize('NFC');
  if (text === '') return [];
  if (name === 'mtext') return [mathText(text, [element('m:nor')])];
  const variant = attributes['mathvariant'];
  if (variant !== undefined) return [mathText(text, styleOf(variant))];
  // Single letters slant by themselves.
  return [mathText(text, name === 'mi' && [...text].length === 1 ? [] : upright)];
}

export function spaceRun({ attributes }: MathNode): readonly XmlComponent[] {
  const width = Number.parseFloat(attributes['width'] ?? '0');
  const space = spaces.find(([least]) => width >= least);
  return space === undefined ? [] : [mathText(space[1], [element('m:nor')])];
}

function styleOf(variant: string): readonly XmlComponent[] {
  const style = property('sty', weightOf(variant));
  const script = ['double-struck', 'script', 'fraktur', 'sans-serif', 'monospace'].find((each) =>
    variant.includes(each),
  );
  return script === undefined ? [style] : [property('scr', script), style];
}

function weightOf(variant: string): 'p' | 'b' | 'i' | 'bi' {
  const isBold = variant.includes('bold');
  const isItalic = variant.includes('italic');
  if (isBold) return isItalic ? 'bi' : 'b';
  return isItalic ? 'i' : 'p';
}
