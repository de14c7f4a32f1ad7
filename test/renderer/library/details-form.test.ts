import { describe, expect, it } from 'vitest';
import { differences, isYear, takeFields, toChanges, toForm } from '#renderer/library/details-form.ts';

const data = {
  type: 'report',
  title: 'On bridges',
  author: [{ family: 'Lovelace', given: 'Ada' }, { literal: 'City of Bath' }],
  issued: [2020, 3],
};

describe('the form of a source’s details', () => {
  it('asks for nothing where nothing was changed', () => {
    expect(toChanges(data, toForm(data))).toEqual({});
  });

  it('asks for the fields that were changed, null for those emptied, and keeps institutions whole', () => {
    const form = { ...toForm(data), title: ' On dams ', year: '', DOI: '10.1/x' };
    const authors = [...form.authors].toReversed();
    expect(toChanges(data, { ...form, authors })).toEqual({
      title: 'On dams',
      issued: null,
      DOI: '10.1/x',
      author: [{ literal: 'City of Bath' }, { family: 'Lovelace', given: 'Ada' }],
    });
  });

  it('tells what a registry would change, and takes only what is wanted', () => {
    const found = { type: 'report', title: 'On Bridges', issued: [2021], publisher: 'Press' };
    expect(differences(toForm(data), found)).toEqual(['title', 'year', 'publisher']);
    const taken = takeFields(toForm(data), found, ['year']);
    expect(toChanges(data, taken)).toEqual({ issued: [2021] });
  });

  it('knows a year', () => {
    expect(['2024', '', '-44', '800'].map(isYear)).toEqual([true, true, true, true]);
    expect(['20x4', '-', '20245'].map(isYear)).toEqual([false, false, false]);
  });
});
