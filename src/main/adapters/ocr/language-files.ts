import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the engine needs to read a language, and the code it goes by: `eng`, `deu`, `chi_sim`. */
export type LanguageFile = { readonly code: string; readonly path: string };

const packedCode = 'eng';
const dataFile = /^([A-Za-z][A-Za-z0-9_-]{1,30})\.traineddata(?:\.gz)?$/;

/** The languages whose data is at hand: English, and what a person put into the folder. A person's own English comes first. */
export function languagesAtHand(folder: string): readonly LanguageFile[] {
  const own = existsSync(folder) ? readdirSync(folder) : [];
  const found = new Map<string, LanguageFile>([[packedCode, { code: packedCode, path: packedFile() }]]);
  for (const name of own.toSorted()) {
    const code = dataFile.exec(name)?.[1];
    if (code !== undefined) found.set(code, { code, path: join(folder, name) });
  }
  return [...found.values()];
}

/** The files of the languages asked for, with a sentence for each that isn't there; English where none is. */
export function chooseLanguages(
  wanted: readonly string[],
  folder: string,
): { readonly languages: readonly LanguageFile[]; readonly warnings: readonly string[] } {
  const atHand = new Map(languagesAtHand(folder).map((file) => [file.code, file]));
  const languages = [...new Set(wanted)].flatMap((code) => atHand.get(code) ?? []);
  const missing = [...new Set(wanted)].filter((code) => !atHand.has(code));
  const english = atHand.get(packedCode);
  const warnings = missing.map(
    (code) =>
      `The data to recognise text in “${code}” is not there. Put ${code}.traineddata into ${folder} and import the file again.`,
  );
  return { languages: languages.length === 0 && english !== undefined ? [english] : languages, warnings };
}

function packedFile(): string {
  const folder = dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json')));
  return join(folder, '4.0.0_best_int', 'eng.traineddata.gz');
}
