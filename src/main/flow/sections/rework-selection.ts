import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { formatCitationMark } from '#shared/text/citation-marks.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { linksOf } from '#shared/text/rich-text-links.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner, ReworkKind, ReworkRequest, SectionRequest } from '#main/ports/reasoner.ts';
import type { SectionParser } from '#main/ports/section-parser.ts';
import { draftSection } from './draft-section.ts';
import { createSectionRequests } from './section-request.ts';
import { setAside } from './set-aside.ts';

/**
 * Another wording of a stretch of a section, with the checks and the revision of a draft; nothing is stored. Formulas,
 * footnotes and figures of the stretch come back in it. Faults: `item-not-found`, `wrong-use` for a stretch without
 * words, `not-available`, the reasoner's.
 */
export async function reworkSelection(options: {
  store: ProjectStore;
  parseMarkdown: SectionParser;
  brief: Brief;
  itemId: ItemId;
  selection: RichText;
  how: ReworkKind;
  instruction: string;
  reasoner: Reasoner;
  signal: AbortSignal;
}): Promise<Result<RichText>> {
  const { store, parseMarkdown, brief, itemId, selection, how, instruction, reasoner, signal } = options;
  const item = store.readOutline().items.find(({ id }) => id === itemId);
  if (item === undefined) return fail(userFault('item-not-found', 'The outline has no such item any more.'));
  const language = Object.keys(store.passagesByLanguage())[0] ?? 'und';
  const { text, putBack } = setAside(selection);
  const claims = claimsOf(text, language);
  if (claims.length === 0) return fail(userFault('wrong-use', 'What is selected has no sentences to work on.'));
  const requests = createSectionRequests({ brief, store, instruction: instruction || null, language });
  const plain = requests.requestFor(item, new Set());
  const inSelection = citedEvidence(text);
  const evidence = givenEvidence(plain, store, inSelection);
  const bodyNow = bodyOf(store, itemId);
  const section: SectionRequest = {
    ...plain,
    evidence,
    saidBefore:
      bodyNow === null ? claims.map((claim) => claim.text) : claimsOf(bodyNow, language).map((claim) => claim.text),
  };
  const rework: Omit<ReworkRequest, 'section'> = {
    how,
    selection: richTextToMarkdown(text, { citation: formatCitationMark, headingOffset: 0 }),
    sentences: numbered(claims),
    cited: [...new Set([...inSelection, ...(bodyNow === null ? [] : citedEvidence(bodyNow))])],
  };
  const hasUncited = claims.some(({ evidenceIds }) => evidenceIds.length === 0);
  const drafted = await draftSection({
    request: section,
    language,
    // The same rounds of checks as for a draft; only what is asked for is another thing.
    reasoner: { ...reasoner, draft: (request) => reasoner.rework({ ...rework, section: request }, signal) },
    parseMarkdown,
    keptLinks: linksOf(selection),
    findBefore: () => null,
    signal,
    onText: () => undefined,
    onRestart: () => undefined,
    isAllowed: ({ code }) => hasUncited && code === 'claim-uncited',
  });
  return drafted.ok ? succeed(putBack(drafted.value.body, { isShorter: how === 'shorten' })) : drafted;
}

/** What the stretch cites comes first, also what isn't linked to the item any more. */
function givenEvidence(
  plain: SectionRequest,
  store: Pick<ProjectStore, 'getEvidence'>,
  cited: readonly EvidenceId[],
): readonly Evidence[] {
  const first = store.getEvidence([...new Set(cited)]);
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...plain.evidence.filter(({ id }) => !known.has(id))];
}

function numbered(claims: ReturnType<typeof claimsOf>): ReworkRequest['sentences'] {
  const paragraphs = [...new Set(claims.map(({ path }) => path.join('.')))];
  return claims.map(({ text, evidenceIds, path }) => ({
    text,
    evidenceIds,
    paragraph: paragraphs.indexOf(path.join('.')),
  }));
}

function bodyOf(store: Pick<ProjectStore, 'getSectionOf'>, itemId: ItemId): RichText | null {
  const state = store.getSectionOf(itemId)?.state;
  return state !== undefined && 'body' in state ? state.body : null;
}
