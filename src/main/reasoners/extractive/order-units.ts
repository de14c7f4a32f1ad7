import type { Unit } from './collect-units.ts';
import { centroid, cosine } from './term-vector.ts';

const mostPerParagraph = 5;
const leastPerParagraph = 3;
const leastLikeness = 0.06;
const sameSourceBonus = 0.12;
const general =
  /^(?:["“]?\p{Lu}[\p{L}\d-]*|An?|The)(?: [\p{L}\d()"“”'’-]+){0,6} (?:is an?|is the|are|refers? to|means|consists? of|describes?|defines?|provides?|allows?|ist|sind|est|sont|es|son)\b/u;

/** Paragraphs of units that belong together: the general first, neighbours alike, the sentences of one source in its own order. */
export function orderUnits(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const left = [...units];
  const paragraphs: Unit[][] = [];
  const target = Math.ceil(units.length / Math.max(1, Math.ceil(units.length / mostPerParagraph)));
  while (left.length > 0) {
    const paragraph = [takeBest(left, (unit) => openingFit(unit, paragraphs.at(-1), units))];
    while (left.length > 0 && paragraph.length < target) {
      const centre = centroid(paragraph.map((unit) => unit.vector));
      const last = paragraph.at(-1)!;
      const fit = (unit: Unit): number =>
        cosine(unit.vector, centre) +
        0.5 * cosine(unit.vector, last.vector) +
        (unit.sourceId === last.sourceId ? sameSourceBonus : 0);
      if (paragraph.length >= leastPerParagraph && Math.max(...left.map(fit)) < leastLikeness) break;
      paragraph.push(takeBest(left, fit));
    }
    paragraphs.push(paragraph);
  }
  return joinShort(paragraphs).map(arrange);
}

function openingFit(unit: Unit, before: readonly Unit[] | undefined, all: readonly Unit[]): number {
  const near =
    before === undefined ? centroid(all.map((each) => each.vector)) : centroid(before.map((each) => each.vector));
  return (
    cosine(unit.vector, near) * unit.quality +
    (general.test(unit.sentences[0]!) ? 0.25 : 0) -
    (unit.sentences.length > 1 ? 0.05 : 0)
  );
}

function takeBest(left: Unit[], fitOf: (unit: Unit) => number): Unit {
  let best = 0;
  let bestFit = -Infinity;
  for (const [index, unit] of left.entries()) {
    const fit = fitOf(unit);
    if (fit > bestFit) [best, bestFit] = [index, fit];
  }
  return left.splice(best, 1)[0]!;
}

/** A sentence or two alone at the end join the paragraph before. */
function joinShort(paragraphs: readonly Unit[][]): readonly (readonly Unit[])[] {
  const last = paragraphs.at(-1);
  if (paragraphs.length < 2 || last === undefined || last.length > 2) return paragraphs;
  return [...paragraphs.slice(0, -2), [...paragraphs.at(-2)!, ...last]];
}

/** Sources in the order in which they come up, each source's sentences together and in text order. */
function arrange(paragraph: readonly Unit[]): readonly Unit[] {
  return [...Map.groupBy(paragraph, (unit) => unit.sourceId).values()].flatMap((group) =>
    group.toSorted((a, b) => a.charStart - b.charStart),
  );
}
