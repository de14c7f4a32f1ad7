import { posix } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import { elementsOf, findElements, parseXml, type XmlElement } from '../xml/parse-xml.ts';

export type Relation = { readonly id: string; readonly type: string; readonly path: string };

export type OfficeParts = {
  /** The root element of a part; null where it is missing or broken. */
  readonly part: (path: string) => XmlElement | null;
  /** The parts of this file that a part leads to; `type` is the last word of the relation's name. */
  readonly relations: (path: string) => readonly Relation[];
  /** Where the main part lies, as the file says, else where it usually does. */
  readonly mainPath: (usual: string) => string;
  /** Parts that were asked for and aren't there or can't be read. */
  readonly broken: ReadonlySet<string>;
};

/** The parts of an Office file and how they lead to one another. */
export function officeParts({ names, parts }: Archive): OfficeParts {
  const broken = new Set<string>();
  const part = (path: string): XmlElement | null => {
    const document = parseXml(parts.get(path));
    const root = document === null ? undefined : elementsOf(document)[0];
    if (root !== undefined) return root;
    broken.add(path);
    return null;
  };
  const relations = (path: string): readonly Relation[] => {
    const listPath = posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
    const list = names.has(listPath) ? part(listPath) : null;
    if (list === null) return [];
    return findElements(list, 'rel:Relationship')
      .filter((relation) => relation.attribute('TargetMode') !== 'External')
      .map((relation) => ({
        id: relation.attribute('Id'),
        type: relation.attribute('Type').split('/').at(-1) ?? '',
        path: targetOf(path, relation.attribute('Target')),
      }));
  };
  return {
    part,
    relations,
    mainPath: (usual) => relations('').find(({ type }) => type === 'officeDocument')?.path ?? usual,
    broken,
  };
}

function targetOf(from: string, target: string): string {
  return target.startsWith('/')
    ? posix.normalize(target).slice(1)
    : posix.normalize(posix.join(posix.dirname(from), target));
}
