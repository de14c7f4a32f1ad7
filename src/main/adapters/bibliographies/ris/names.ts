import type { Name } from '#shared/domain/source.ts';

/** `Family, Given, Suffix`; without a comma, or with one at its end, the name of a body. */
export function readRisName(written: string): Name | null {
  const text = written.replace(/\s+/g, ' ').trim();
  if (text === '' || text === ',') return null;
  const initialled = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?) ((?:\p{Lu}\.[ -]?)+)$/u.exec(text);
  if (initialled !== null) return { family: initialled[1], given: initialled[2]?.trim() };
  if (!text.includes(',')) return { literal: text };
  if (text.endsWith(',')) return { literal: text.replace(/[,\s]+$/, '') };
  const [family = '', given = '', ...suffix] = text.split(/\s*,\s*/);
  const [, particle = '', rest = family] = /^((?:\p{Ll}[\p{Ll}'’]*\s+)+)(\p{Lu}.*)$/u.exec(family) ?? [];
  const [, first = given, dropping = ''] = /^(.*?\p{Lu}\S*)\s+((?:\p{Ll}[\p{Ll}'’]*\s*)+)$/u.exec(given) ?? [];
  return {
    ...(rest !== '' && { family: rest }),
    ...(first !== '' && { given: first }),
    ...(particle !== '' && { 'non-dropping-particle': particle.trim() }),
    ...(dropping !== '' && { 'dropping-particle': dropping.trim() }),
    ...(suffix.length > 0 && { suffix: suffix.join(', ') }),
  };
}

export function writeRisName(name: Name): string {
  if (name.literal !== undefined) return name.literal.includes(',') ? `${name.literal},` : name.literal;
  const family = joined(name['non-dropping-particle'], name.family);
  const given = joined(name.given, name['dropping-particle']);
  if (given === '' && name.suffix === undefined) return family;
  return [family, given, ...(name.suffix === undefined ? [] : [name.suffix])].join(', ');
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
