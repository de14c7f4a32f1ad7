/** What may be shipped beside Heddle's own Apache License 2.0 without more than the notice that THIRD-PARTY.md gives. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * Packages whose licence isn't on the list, or isn't said in a form that can be read: what it is taken as, and why that is right.
 * @type {Readonly<Record<string, { licence: string, why: string }>>}
 */
const exceptions = {
  citeproc: {
    licence: 'CPAL-1.0',
    why: 'Taken under the Common Public Attribution License, whose notice the About page shows. Its files are shipped as they came.',
  },
  duck: { licence: 'BSD-2-Clause', why: 'Says “BSD”; the text of its licence is that of two clauses.' },
  'json-bignum': { licence: 'MIT', why: 'Says so in an old form of package.json and in its licence file.' },
};

/** What is made of no packages, or of more than their own licence says. @type {readonly { name: string, licence: string, source: string, note: string }[]} */
export const materials = [
  {
    name: 'Citation styles and locales of the Citation Style Language project',
    licence: 'CC-BY-SA-3.0',
    source: 'https://github.com/citation-style-language',
    note: 'Unchanged copies in resources/export, whose LICENCES.md says more; each file names its authors. A collection beside the program, not part of it.',
  },
  {
    name: 'Documents of the sample project',
    licence: 'CC0-1.0',
    source: 'https://github.com/18F/guides',
    note: 'By 18F, a team of the United States General Services Administration; resources/sample/LICENCES.md lists each file.',
  },
  {
    name: 'KaTeX fonts',
    licence: 'OFL-1.1',
    source: 'https://github.com/KaTeX/KaTeX',
    note: 'Copyright (c) 2009-2010 Design Science, Inc.; Copyright (c) 2014-2018 Khan Academy. The fonts’ own name tables say the licence; KaTeX itself is under MIT.',
  },
  {
    name: 'Fonts for PDFs that bring none',
    licence: 'BSD-3-Clause AND OFL-1.1',
    source: 'https://github.com/liberationfonts/liberation-fonts',
    note: 'In resources/pdf-fonts: Foxit fonts of PDFium (https://pdfium.googlesource.com/pdfium), Copyright 2014 PDFium Authors, and Liberation Sans 2.1.5, unchanged, in the place of the older one under the GPL that pdf.js brings.',
  },
  {
    name: 'English data of Tesseract',
    licence: 'Apache-2.0',
    source: 'https://github.com/tesseract-ocr/tessdata_best',
    note: 'The package @tesseract.js-data/eng packs it; made by Google and the Tesseract project.',
  },
  {
    name: 'Tesseract, Leptonica and the image libraries inside tesseract.js-core',
    licence: 'Apache-2.0 AND BSD-2-Clause',
    source: 'https://github.com/naptha/tesseract.js-core',
    note: 'Compiled to WebAssembly. Leptonica is Copyright (C) 2001-2020 Leptonica, under two clauses of BSD; zlib, libpng, libjpeg and libtiff come with it under their own permissive licences.',
  },
  {
    name: 'Skia and the libraries inside @napi-rs/canvas',
    licence: 'BSD-3-Clause',
    source: 'https://github.com/Brooooooklyn/canvas',
    note: 'Compiled into its binary; each of its platform packages brings the list with licences (sbom.cdx.json): BSD, MIT, Apache, FreeType, ICU, libpng, Zlib and, for four crates of CSS parsing, MPL-2.0, whose sources are at https://github.com/servo/rust-cssparser. No GPL, no LGPL.',
  },
  {
    name: 'Rust libraries inside @lancedb/lancedb',
    licence: 'Apache-2.0',
    source: 'https://github.com/lancedb/lancedb',
    note: 'Compiled into its binary; the package brings the list with licence texts (RUST_THIRD_PARTY_LICENSES.html): Apache, MIT, BSD, ISC, Zlib, Unicode, Boost, OpenSSL, CC0, CDLA and, for one crate, MPL-2.0. No GPL, no LGPL.',
  },
  {
    name: 'Electron and Chromium',
    licence: 'MIT',
    source: 'https://github.com/electron/electron',
    note: 'In the packaged app alone. They bring LICENSE.electron.txt and LICENSES.chromium.html, which lie beside the program; FFmpeg among them is under LGPL-2.1 and a library of its own that can be replaced.',
  },
];

/** Licences of materials that aren't allowed for code: each has its reason in the note. */
const ofMaterials = new Set([...allowed, 'CC-BY-SA-3.0']);

/**
 * The licence that a package is shipped under, with the reason where it is an exception. Null where there is none that
 * may be shipped.
 *
 * @param {{ name: string, license: string | undefined }} entry as the lock file has it
 * @returns {{ licence: string, why: string } | null}
 */
export function licenceOf({ name, license = '' }) {
  const exception = exceptions[name];
  if (exception !== undefined) return exception;
  const chosen = choose(license);
  return chosen === null ? null : { licence: chosen, why: '' };
}

/** @param {string} licence */
export function isForMaterials(licence) {
  return licence.split(' AND ').every((each) => ofMaterials.has(each));
}

/** Names of exceptions that nothing needs any more. @param {readonly string[]} names */
export function needlessExceptions(names) {
  return Object.keys(exceptions).filter((name) => !names.includes(name));
}

/** Of alternatives the first that is allowed; of licences that hold together all. @param {string} expression */
function choose(expression) {
  const plain = expression.replaceAll(/[()]/g, '').trim();
  for (const alternative of plain.split(/\s+OR\s+/)) {
    if (alternative.split(/\s+AND\s+/).every((each) => allowed.has(each))) return alternative;
  }
  return null;
}
