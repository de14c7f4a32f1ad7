import { type PassageId, type SourceId, toId } from '#shared/base/ids.ts';

export function passage(number: number): PassageId {
  return toId('psg', String(number).padStart(8, '0'));
}

export function source(number: number): SourceId {
  return toId('src', String(number).padStart(8, '0'));
}

export function words(number: number, terms: string, sourceNumber = 0) {
  return { id: passage(number), sourceId: source(sourceNumber), terms: terms.split(' ') };
}

export function vector(number: number, values: readonly number[], sourceNumber = 0) {
  return { id: passage(number), sourceId: source(sourceNumber), vector: Float32Array.from(values) };
}
