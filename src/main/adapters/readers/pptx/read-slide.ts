import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import type { OfficeParts, Relation } from '../office/office-parts.ts';
import { elementsOf, findElement, findElements, type XmlElement } from '../xml/parse-xml.ts';
import { chartDrafts } from './chart-text.ts';
import { draftsOf, paragraphsOf, roleOf, tableDraft } from './slide-text.ts';

export type Slide = {
  readonly drafts: readonly DraftBlock[];
  readonly isHidden: boolean;
  readonly hasComments: boolean;
};

/** A slide's title, then its other shapes in their order, then its notes under a heading; null where it is broken. */
export function readSlide(path: string, office: OfficeParts): Slide | null {
  const slide = office.part(path);
  const tree = slide === null ? null : findElement(slide, 'p:spTree');
  if (slide === null || tree === null) return null;
  const relations = office.relations(path);
  const drafts = shapeDrafts(tree, relations, office);
  const notes = notesOf(relations, office);
  return {
    drafts: [
      ...drafts.filter(({ kind }) => kind === 'heading'),
      ...drafts.filter(({ kind }) => kind !== 'heading'),
      ...(notes.length === 0 ? [] : [{ kind: 'heading' as const, level: 2, text: 'Notes' }, ...notes]),
    ],
    isHidden: slide.attribute('show') === '0' || slide.attribute('show') === 'false',
    hasComments: relations.some(({ type }) => type === 'comments'),
  };
}

function shapeDrafts(tree: XmlElement, relations: readonly Relation[], office: OfficeParts): DraftBlock[] {
  return elementsOf(tree).flatMap((shape) => {
    switch (shape.name) {
      case 'p:grpSp':
        return shapeDrafts(shape, relations, office);
      case 'p:sp':
      case 'p:cxnSp':
        return textDrafts(shape);
      case 'p:graphicFrame':
        return frameDrafts(shape, relations, office);
      case 'mc:AlternateContent': {
        const [choice, fallback] = [elementsOf(shape, 'mc:Choice')[0], elementsOf(shape, 'mc:Fallback')[0]];
        const chosen = choice === undefined ? [] : shapeDrafts(choice, relations, office);
        return chosen.length > 0 || fallback === undefined ? chosen : shapeDrafts(fallback, relations, office);
      }
      default:
        return [];
    }
  });
}

function textDrafts(shape: XmlElement): DraftBlock[] {
  const role = roleOf(shape);
  const body = elementsOf(shape, 'p:txBody')[0];
  if (body === undefined || role === 'furniture') return [];
  const paragraphs = paragraphsOf(body, role);
  if (role !== 'title') return draftsOf(paragraphs);
  const title = collapseSpace(paragraphs.map(({ text }) => text).join(' '));
  return title === '' ? [] : [{ kind: 'heading', level: 1, text: title }];
}

function frameDrafts(frame: XmlElement, relations: readonly Relation[], office: OfficeParts): DraftBlock[] {
  const target = (id: string) => relations.find((relation) => relation.id === id)?.path;
  const part = (path: string | undefined) => (path === undefined ? null : office.part(path));
  const table = findElement(frame, 'a:tbl');
  if (table !== null) return [tableDraft(table)];
  const chart = findElement(frame, 'c:chart');
  if (chart !== null) {
    const root = part(target(chart.attribute('r:id')));
    return root === null ? [] : chartDrafts(root);
  }
  const diagram = findElement(frame, 'dgm:relIds');
  const data = diagram === null ? null : part(target(diagram.attribute('r:dm')));
  return data === null ? [] : diagramDrafts(data);
}

/** The words of a SmartArt; those that only repeat them for its look are left out. */
function diagramDrafts(data: XmlElement): DraftBlock[] {
  const points = findElements(data, 'dgm:pt').filter((point) => /^(?:|node|asst)$/.test(point.attribute('type')));
  return points.flatMap((point) => {
    const body = elementsOf(point, 'dgm:t')[0];
    return body === undefined
      ? []
      : paragraphsOf(body, 'free').map(({ text }) => ({ kind: 'list-item' as const, text }));
  });
}

function notesOf(relations: readonly Relation[], office: OfficeParts): DraftBlock[] {
  const path = relations.find(({ type }) => type === 'notesSlide')?.path;
  const notes = path === undefined ? null : office.part(path);
  return notes === null
    ? []
    : findElements(notes, 'p:sp').flatMap((shape) => {
        const body = elementsOf(shape, 'p:txBody')[0];
        if (body === undefined || roleOf(shape) === 'furniture') return [];
        return draftsOf(paragraphsOf(body, 'free'));
      });
}
