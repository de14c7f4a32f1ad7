import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { itemDepth, itemsInOrder } from '#shared/domain/outline.ts';
import {
  addImage as addImageTo,
  assembleReport,
  keepStyle,
  keepVersion as keepVersionOf,
  readReport,
  prepareCheck,
  reportClaims,
  resolveSuggestion as resolveIn,
  restoreVersion as restoreIn,
  versionNotFound,
  writeReportDetails,
  writeSection as writeSectionIn,
  writeSuggestion as writeSuggestionIn,
} from '#main/flow/report/index.ts';
import { reportFacts } from '#main/flow/sections/index.ts';
import { createPace } from '#main/ports/pace.ts';
import type { CallOptions, Project } from './project.ts';

export function readWholeReport(
  { store }: Project,
  _input: ParsedInput<'report.read'>,
  { runs }: CallOptions,
): Result<RequestOutput<'report.read'>> {
  const { parts, suggestions, authors, ...rest } = readReport(store, (itemId) => runs?.sectionStatus(itemId) ?? null);
  return succeed({
    ...rest,
    authors: [...authors],
    parts: parts.map((part) => ({ ...part, draftedPrints: [...part.draftedPrints] })),
    suggestions: [...suggestions],
  });
}

export async function editReport(
  { store, citations }: Project,
  { title, authors, language, citationStyle }: ParsedInput<'report.edit'>,
  { onEvent }: CallOptions,
): Promise<Result<RequestOutput<'report.edit'>>> {
  if (citationStyle !== undefined) {
    const kept = await keepStyle(citations, store, citationStyle);
    if (!kept.ok) return kept;
  }
  writeReportDetails(store, { title, authors, language, citationStyle });
  onEvent({ type: 'report-changed' });
  return succeed({});
}

export function writeSection(
  { store, clock, newSuffix }: Project,
  { itemId, body, baseRevision }: ParsedInput<'section.write'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'section.write'>> {
  const written = writeSectionIn({ store, clock, newSuffix, itemId, body, baseRevision });
  if (!written.ok) return written;
  const { revision, hasChanged } = written.value;
  if (hasChanged) onEvent({ type: 'section-changed', itemId, revision });
  return succeed({ revision });
}

export function writeSuggestion(
  { store, clock, newSuffix }: Project,
  { itemId, baseRevision, base, body, instruction }: ParsedInput<'suggestion.write'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'suggestion.write'>> {
  const written = writeSuggestionIn({ store, clock, newSuffix, itemId, baseRevision, base, body, instruction });
  if (!written.ok) return written;
  const suggestionId = written.value;
  onEvent({ type: 'suggestion-made', suggestionId, itemId });
  return succeed({ suggestionId });
}

export function resolveSuggestion(
  { store }: Project,
  { suggestionId }: ParsedInput<'suggestion.resolve'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'suggestion.resolve'>> {
  const resolved = resolveIn(store, suggestionId);
  if (!resolved.ok) return resolved;
  onEvent({ type: 'suggestion-resolved', suggestionId });
  return succeed({});
}

export function listVersions({ store }: Project): Result<RequestOutput<'report.versions'>> {
  return succeed({ versions: [...store.listReportVersions()] });
}

export function readVersion(
  { store }: Project,
  { versionId }: ParsedInput<'report.version'>,
): Result<RequestOutput<'report.version'>> {
  const found = store.readReportVersion(versionId);
  if (found === null) return fail(versionNotFound());
  const { title, outline, sections } = found.snapshot;
  const bodies = new Map(sections.map(({ itemId, state }) => [itemId, 'body' in state ? state.body : null]));
  const parts = itemsInOrder(outline).map((item) => ({
    itemId: item.id,
    heading: item.heading,
    depth: itemDepth(outline, item),
    body: bodies.get(item.id) ?? null,
  }));
  return succeed({ ...found.version, title, parts });
}

export function keepVersion(
  { store, clock, newSuffix }: Project,
  { name }: ParsedInput<'report.keep-version'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'report.keep-version'>> {
  const versionId = keepVersionOf({ store, clock, newSuffix, name, reason: 'kept by you' });
  onEvent({ type: 'versions-changed' });
  return succeed({ versionId });
}

export function restoreVersion(
  { store, clock, newSuffix }: Project,
  { versionId }: ParsedInput<'report.restore-version'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'report.restore-version'>> {
  const restored = restoreIn({ store, clock, newSuffix, versionId });
  if (!restored.ok) return restored;
  if (restored.value.hasOtherOutline) {
    onEvent({ type: 'outline-changed', items: store.readOutline().items.length, refused: 0 });
  }
  onEvent({ type: 'report-changed' });
  return succeed({});
}

export async function listClaims({ store, checks }: Project): Promise<Result<RequestOutput<'report.claims'>>> {
  // A report without headings has no claims either.
  if (store.readOutline().items.length === 0) return succeed({ language: 'und', claims: [] });
  const pace = createPace();
  const report = assembleReport(store);
  if (!report.ok) return report;
  const checking = { report: report.value, facts: reportFacts(store), store, cache: checks };
  await prepareCheck({ ...checking, pace });
  const claims = reportClaims(checking);
  return succeed({
    language: report.value.language,
    claims: claims.map((claim) => ({ ...claim, problems: [...claim.problems] })),
  });
}

export async function addImage(
  { store, assets }: Project,
  { fileName, bytes }: ParsedInput<'report.add-image'>,
): Promise<Result<RequestOutput<'report.add-image'>>> {
  const added = await addImageTo({ store, files: assets, fileName, bytes: Buffer.from(bytes, 'base64') });
  if (!added.ok) return added;
  const { id, width, height } = added.value;
  return succeed({ assetId: id, width, height });
}
