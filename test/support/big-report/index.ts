import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toId, type ItemId } from '#shared/base/ids.ts';
import { assetPath, type Asset } from '#shared/domain/asset.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import type { Report, ReportPart } from '#shared/domain/report.ts';
import type { Section } from '#shared/domain/section.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { citedSources } from '#shared/text/cited-sources.ts';
import type { IngestedSource, ProjectStore } from '#main/ports/project-store.ts';
import { assetOfPng, pngOfBars } from '../png.ts';
import { createRandom } from '../random.ts';
import { itemOf } from '../sample-values.ts';
import { bigSection } from './sections.ts';
import { bigSources } from './sources.ts';
import { arabic, chinese, createProse, type Prose } from './words.ts';

/** The report of issue 5: 40,000 words, 600 citations, 40 tables, 30 figures. The same each time. */
export type BigReport = {
  readonly report: Report;
  readonly bytesOf: (asset: Asset) => Uint8Array;
  readonly stored: {
    readonly sources: readonly IngestedSource[];
    readonly evidence: readonly Evidence[];
    readonly items: readonly OutlineItem[];
    readonly sections: readonly Section[];
  };
};

const chapters = 10;
const sectionsPerChapter = 4;
const title = 'Water in cities: what is known & what is not';

/** `scale` makes a smaller one of the same make: 0.1 has a tenth of the words of each section. */
export function bigReport({ scale = 1 }: { scale?: number } = {}): BigReport {
  const random = createRandom(5);
  const prose = createProse(random);
  const { sources, evidence } = bigSources(prose, 120);
  const images = Array.from({ length: 30 }, (_, index) => {
    const bytes = pngOfBars(Array.from({ length: 8 }, random), { width: 320, height: 180 });
    return { bytes, asset: assetOfPng(bytes, `figure ${index + 1}.png`) };
  });
  const items = itemsOf(prose);
  const leaves = items.filter(({ parentId }) => parentId !== null);
  const ids = evidence.map(({ id }) => id);
  const sections = leaves.map(({ id: itemId }, index): Section => {
    const content = bigSection(
      prose,
      {
        index,
        words: Math.round(1105 * scale),
        citations: Math.max(1, Math.round(15 * scale)),
        hasTable: true,
        asset: images[index]?.asset ?? null,
      },
      ids,
    );
    const id = toId('sec', itemId.slice('itm_'.length));
    return { id, itemId, state: { status: 'edited', body: { type: 'doc', content }, digest: '' } };
  });
  const linked = items.map((item): OutlineItem => {
    const state = sections.find(({ itemId }) => itemId === item.id)?.state;
    return state?.status === 'edited' ? { ...item, evidenceIds: [...new Set(citedEvidence(state.body))] } : item;
  });
  const stored = { sources, evidence, items: linked, sections };
  const bytes = new Map(images.map((image) => [image.asset.id, image.bytes]));
  return {
    report: reportOf(
      stored,
      images.map(({ asset }) => asset),
    ),
    bytesOf: ({ id }) => bytes.get(id) ?? new Uint8Array(),
    stored,
  };
}

/** Puts the report into a project. */
export async function storeBigReport(
  { store, folder }: { store: ProjectStore; folder: string },
  { report, bytesOf, stored }: BigReport,
): Promise<void> {
  for (const asset of report.assets.values()) {
    const path = join(folder, assetPath(asset));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytesOf(asset));
  }
  store.transact(() => {
    store.addSources(stored.sources);
    store.putEvidence(stored.evidence);
    store.writeOutline({ items: [...stored.items] }, 'made');
    for (const section of stored.sections) store.putSection(section);
    for (const asset of report.assets.values()) store.putAsset(asset);
    store.writeSetting('report.title', report.title);
    store.writeSetting('report.authors', report.authors);
    store.writeSetting('project.title', report.title);
  });
}

function itemsOf(prose: Prose): readonly OutlineItem[] {
  return Array.from({ length: chapters }, (_, chapter): OutlineItem[] => {
    const own = itemOf(`bigchapter${chapter}`, { order: chapter, heading: headingOf(prose, chapter) });
    const below = Array.from({ length: sectionsPerChapter }, (__, order) =>
      itemOf(`bigsection${chapter}x${order}`, { parentId: own.id, order, heading: prose.title() }),
    );
    return [own, ...below];
  }).flat();
}

function headingOf(prose: Prose, chapter: number): string {
  if (chapter === 4) return chinese.headings[0];
  return chapter === 7 ? arabic.headings[0] : prose.title();
}

function reportOf({ sources, evidence, items, sections }: BigReport['stored'], assets: readonly Asset[]): Report {
  const sectionOf = new Map<ItemId, Section>(sections.map((section) => [section.itemId, section]));
  const parts = items.map((item): ReportPart => {
    const section = sectionOf.get(item.id) ?? null;
    const { id: itemId, heading, role, isNotInSources, evidenceIds } = item;
    const depth = item.parentId === null ? 1 : 2;
    return { itemId, heading, depth, role, isNotInSources, evidenceIds, isLeaf: section !== null, section };
  });
  const evidenceById = new Map(evidence.map((each) => [each.id, each]));
  const cited = citedSources(
    sections.map(({ state }) => (state.status === 'edited' ? state.body : null)),
    evidenceById,
  );
  const sourceById = new Map(sources.map(({ source }) => [source.id, source]));
  return {
    title,
    authors: ['Ada Lovelace', 'Émilie du Châtelet'],
    citationStyle: 'numbered',
    brief: { question: title, lengthWords: 40_000 },
    reasoner: 'extractive',
    language: 'en',
    parts,
    bibliography: cited
      .flatMap((id) => sourceById.get(id) ?? [])
      .map((source, index) => ({ number: index + 1, source })),
    evidence: evidenceById,
    assets: new Map(assets.map((asset) => [asset.id, asset])),
    librarySourceCount: sources.length,
  };
}
