import { userFault, type Fault } from '#shared/base/fault.ts';

export type OfficeKind = {
  /** With its article. */
  readonly label: string;
  readonly ending: string;
  /** A program that opens it, with its article. */
  readonly program: string;
};

export const officeKinds = {
  word: { label: 'a Word document', ending: '.docx', program: 'a word processor' },
  slides: { label: 'a PowerPoint presentation', ending: '.pptx', program: 'a presentation program' },
  sheet: { label: 'an Excel workbook', ending: '.xlsx', program: 'a spreadsheet program' },
  text: { label: 'an OpenDocument text', ending: '.odt', program: 'a word processor' },
} as const satisfies Readonly<Record<string, OfficeKind>>;

/** An Office file in the container of old ones: protected with a password, or old itself. */
export function oleFault(bytes: Buffer, fileName: string, { label, ending, program }: OfficeKind): Fault {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return userFault(
      'file-encrypted',
      `“${fileName}” is protected with a password. Open it, remove the password, save it and import that.`,
    );
  }
  return userFault(
    'file-type-mismatch',
    `“${fileName}” is not ${label} of today but a document in an old Office format. Open it in ${program}, save it as ${ending} and import that.`,
  );
}

/** An archive that isn't what its name says; null where it may be. */
export function wrongKindFault(
  names: ReadonlySet<string>,
  fileName: string,
  expected: keyof typeof officeKinds,
): Fault | null {
  const found = kindOf(names);
  if (found === expected) return null;
  const { label } = officeKinds[expected];
  if (found === null) {
    return userFault(
      'file-type-mismatch',
      `“${fileName}” is a ZIP archive but not ${label}. Unpack it and import the documents inside.`,
    );
  }
  return userFault(
    'file-type-mismatch',
    `“${fileName}” is named like ${label}, but it is ${officeKinds[found].label}. Rename it to end in ${officeKinds[found].ending} and import it again.`,
  );
}

export function damagedFault(fileName: string, { label, program }: OfficeKind, detail: string): Fault {
  return userFault(
    'file-damaged',
    `“${fileName}” is damaged and cannot be read as ${label}. Open it in ${program}, save it again and import that.`,
    detail,
  );
}

function kindOf(names: ReadonlySet<string>): keyof typeof officeKinds | null {
  if ([...names].some((name) => name.startsWith('word/'))) return 'word';
  if (names.has('ppt/presentation.xml')) return 'slides';
  if (names.has('xl/workbook.xml')) return 'sheet';
  if (names.has('content.xml') && names.has('META-INF/manifest.xml')) return 'text';
  return null;
}
