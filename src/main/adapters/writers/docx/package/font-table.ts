type Font = { readonly name: string; readonly instead: string; readonly family: string; readonly pitch: string };

/** The fonts of the styles, each with one of the same widths that is free, for computers that lack it. */
const fonts: readonly Font[] = [
  { name: 'Calibri', instead: 'Carlito', family: 'swiss', pitch: 'variable' },
  { name: 'Cambria', instead: 'Caladea', family: 'roman', pitch: 'variable' },
  { name: 'Consolas', instead: 'DejaVu Sans Mono', family: 'modern', pitch: 'fixed' },
];

/** `word/fontTable.xml`: the package lists only fonts that a document brings along. */
export function fontTable(): string {
  const entries = fonts.map(
    ({ name, instead, family, pitch }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${entries.join('')}</w:fonts>`;
}
