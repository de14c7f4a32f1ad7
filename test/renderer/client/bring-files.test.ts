import { describe, expect, it } from 'vitest';
import { harmlessName } from '#renderer/client/bring-files.ts';
import { stepsOfUploadName } from '#main/shells/web/upload-name.ts';

describe('names of files that a window hands over', () => {
  it.each([
    ['Notes/über 1.md', 'Notes/über 1.md'],
    ['What is it?.pdf', 'What is it_.pdf'],
    ['12:30 "call".txt', '12_30 _call_.txt'],
    [String.raw`a\b.md`, 'a_b.md'],
    ['draft. ', 'draft__'],
    ['a\nb.md', 'a_b.md'],
  ])('%j becomes one that the core takes', (name, harmless) => {
    expect(harmlessName(name)).toBe(harmless);
    expect(stepsOfUploadName(harmless)).toEqual(harmless.split('/'));
  });
});
