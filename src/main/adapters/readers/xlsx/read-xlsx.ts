import { fail, succeed, type Result } from '#shared/base/result.ts';
import { openArchive } from '../archive/open-archive.ts';
import { assembleBlocks } from '../assemble-blocks.ts';
import { titleFromFileName } from '../bibliographic-fields.ts';
import { readCoreProperties } from '../docx/core-properties.ts';
import { damagedFault, officeKinds, oleFault, wrongKindFault } from '../office/office-faults.ts';
import { officeParts } from '../office/office-parts.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { XmlError } from '../xml/walk-xml.ts';
import { readSheets } from './read-sheets.ts';

/** A workbook: each sheet's rows under a heading with its name, as values that were last shown. No macro or formula is run. */
export async function readXlsx({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  if (bytes[0] === 0xd0) return fail(oleFault(bytes, fileName, officeKinds.sheet));
  const opened = await openArchive({ bytes, fileName, keeps: isKept });
  if (!opened.ok) return opened;
  const archive = opened.value;
  const wrong = wrongKindFault(archive.names, fileName, 'sheet');
  if (wrong !== null) return fail(wrong);
  try {
    const office = officeParts(archive);
    const mainPath = office.mainPath('xl/workbook.xml');
    const workbook = office.part(mainPath);
    if (workbook === null) return fail(damagedFault(fileName, officeKinds.sheet, `${mainPath} is unreadable`));
    const { drafts, warnings, isWhole } = readSheets({ workbook, mainPath, office, archive });
    if (drafts.length === 0 && !isWhole) return fail(damagedFault(fileName, officeKinds.sheet, 'no sheet is readable'));
    const properties = readCoreProperties(archive.parts.get('docProps/core.xml')?.toString('utf8') ?? '');
    return succeed({
      ...assembleBlocks(drafts),
      bibliographic: { title: titleFromFileName(fileName), ...properties, type: 'dataset' },
      warnings,
    });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return fail(damagedFault(fileName, officeKinds.sheet, error.message));
  }
}

// Pivot tables keep copies of their data, often larger than the sheets they are of.
function isKept(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name) && !name.startsWith('xl/pivotCache/');
}
