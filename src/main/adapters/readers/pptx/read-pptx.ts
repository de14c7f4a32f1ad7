import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { assemblePages } from '../assemble-pages.ts';
import { readCoreProperties } from '../docx/core-properties.ts';
import { damagedFault, officeKinds, oleFault, wrongKindFault } from '../office/office-faults.ts';
import { officeParts, type OfficeParts } from '../office/office-parts.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { elementsOf, findElement } from '../xml/parse-xml.ts';
import { readSlide, type Slide } from './read-slide.ts';

/** A slide deck: each slide is a page, in the order they are shown, its notes after it. No macro is run. */
export async function readPptx({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  if (bytes[0] === 0xd0) return fail(oleFault(bytes, fileName, officeKinds.slides));
  const archive = await openArchive({ bytes, fileName, keeps: (name) => /\.(?:xml|rels)$/i.test(name) });
  if (!archive.ok) return archive;
  const wrong = wrongKindFault(archive.value.names, fileName, 'slides');
  if (wrong !== null) return fail(wrong);
  const office = officeParts(archive.value);
  const mainPath = office.mainPath('ppt/presentation.xml');
  const presentation = office.part(mainPath);
  const list = presentation === null ? null : findElement(presentation, 'p:sldIdLst');
  if (presentation === null) return fail(damagedFault(fileName, officeKinds.slides, `${mainPath} is unreadable`));
  const targets = new Map(office.relations(mainPath).map(({ id, path }) => [id, path]));
  const slides = (list === null ? [] : elementsOf(list, 'p:sldId')).map((entry) => {
    const path = targets.get(entry.attribute('r:id'));
    return path === undefined ? null : readSlide(path, office);
  });
  if (slides.length > 0 && slides.every((slide) => slide === null)) {
    return fail(damagedFault(fileName, officeKinds.slides, 'no slide is readable'));
  }
  return succeed({
    ...assemblePages(slides.map((slide) => slide?.drafts ?? [])),
    bibliographic: properties(archive.value),
    warnings: warningsOf(slides, office),
  });
}

/** Titles and authors that programs put in by themselves say nothing. */
const madeUp =
  /^(?:presentation|präsentation|powerpoint[ -].*|présentation powerpoint|presentación de powerpoint|slide 1|folie 1|python-pptx)$/i;

function properties({ parts }: Archive): Partial<BibliographicData> {
  const { title, author, ...others } = readCoreProperties(parts.get('docProps/core.xml')?.toString('utf8') ?? '');
  const people = (author ?? []).filter(({ literal }) => literal === undefined || !madeUp.test(literal));
  return {
    ...others,
    ...(title !== undefined && !madeUp.test(title) && { title }),
    ...(people.length > 0 && { author: people }),
  };
}

function warningsOf(slides: readonly (Slide | null)[], { broken }: OfficeParts): string[] {
  const lost = [...broken].filter((path) => !/\/slides\/[^/]*$/.test(path));
  const numbers = (is: (slide: Slide | null) => boolean) =>
    slides.flatMap((slide, index) => (is(slide) ? [index + 1] : [])).join(', ');
  const unreadable = numbers((slide) => slide === null);
  const hidden = numbers((slide) => slide?.isHidden === true);
  const commented = numbers((slide) => slide?.hasComments === true);
  return [
    ...(unreadable === '' ? [] : [`Slides that are damaged were left out: ${unreadable}.`]),
    ...(lost.length === 0
      ? []
      : [`Charts, diagrams or notes that are damaged were left out: ${lost.slice(0, 5).join(', ')}.`]),
    ...(hidden === '' ? [] : [`Hidden slides were read, too: ${hidden}.`]),
    ...(commented === '' ? [] : [`Comments on slides were left out: ${commented}.`]),
  ];
}
