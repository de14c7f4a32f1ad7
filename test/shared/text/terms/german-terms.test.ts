import { expect, it } from 'vitest';
import { germanStem, germanTerms } from '#shared/text/terms/german-terms.ts';

it('stems as the published Snowball algorithm does', () => {
  const stems = {
    aufeinander: 'aufeinand',
    aufenthalt: 'aufenthalt',
    aufenthalten: 'aufenthalt',
    auferlegten: 'auferlegt',
    aufgefallen: 'aufgefall',
    aufgeregtesten: 'aufgeregt',
    kategorie: 'kategori',
    kategorischen: 'kategor',
    katers: 'kat',
    kreuzigung: 'kreuzig',
    häuser: 'haus',
    ergebnisse: 'ergebnis',
    heiterkeit: 'heiter',
    größe: 'gross',
  };
  expect(Object.fromEntries(Object.keys(stems).map((word) => [word, germanStem(word)]))).toEqual(stems);
});

it('gives the head of a stem and the tail that compounds share', () => {
  expect(germanTerms('generalsekretär')).toEqual(['genera', '-retar']);
  expect(germanTerms('sekretär')).toEqual(['sekret', '-retar']);
  expect(germanTerms('bau')).toEqual(['bau']);
});
