import type { Attributes } from './xml.ts';

function font(latin: string, asian: string, complex = 'Noto Naskh Arabic'): Attributes {
  return { 'style:font-name': latin, 'style:font-name-asian': asian, 'style:font-name-complex': complex };
}

export const serif = font('Liberation Serif', 'Noto Serif CJK SC');
export const sans = font('Liberation Sans', 'Noto Sans CJK SC');
export const mono = font('Liberation Mono', 'Noto Sans Mono CJK SC', 'Liberation Mono');

export function size(points: number): Attributes {
  const value = `${points}pt`;
  return { 'fo:font-size': value, 'style:font-size-asian': value, 'style:font-size-complex': value };
}

export const bold: Attributes = {
  'fo:font-weight': 'bold',
  'style:font-weight-asian': 'bold',
  'style:font-weight-complex': 'bold',
};
export const italic: Attributes = {
  'fo:font-style': 'italic',
  'style:font-style-asian': 'italic',
  'style:font-style-complex': 'italic',
};
