import { useEffect, useMemo } from 'react';
import { useBytes, useRequest } from '#renderer/client/index.ts';
import type { Catalogue } from '#renderer/language/catalogue.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import type { AssetId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { editorSignals, type BrokenReason } from '../schema/index.ts';
import { setClaimMarks, type ClaimMark, type ClaimMarksOfReport } from './claim-marks.ts';

/** Tells the text what the app knows: where images are, which evidence is broken, what is known of each claim. */
export function useEditorFeed({ editor }: ReportEditorCore): void {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const bytes = useBytes();
  const { value: evidence } = useRequest('evidence.list', { folder });
  const { value: app } = useRequest('app.read', {});
  const isMarked = app?.preferences.marksClaims ?? false;
  const { value: claims } = useRequest('report.claims', isMarked ? { folder } : null);
  const { value: checked } = useRequest('report.check', isMarked ? { folder } : null);
  const { value: report } = useRequest('report.read', isMarked ? { folder } : null);

  useEffect(() => {
    editorSignals(editor).setAssetUrl((assetId) => bytes.assetUrl({ folder, assetId: assetId as AssetId }));
  }, [editor, bytes, folder]);
  useEffect(() => {
    if (evidence === undefined) return;
    editorSignals(editor).evidence.set(new Map(evidence.evidence.map((each) => [each.id, brokenReason(each)])));
  }, [editor, evidence]);
  const marks = useMemo(() => {
    if (!isMarked || claims === undefined) return noMarks;
    const items = new Map((report?.parts ?? []).map(({ sectionId, itemId }) => [sectionId as string | null, itemId]));
    return marksOf(
      claims.claims,
      (checked?.problems ?? []).map((each) => ({ ...each, itemId: items.get(each.sectionId) })),
      text.editor,
    );
  }, [isMarked, claims, checked, report, text]);
  useEffect(() => {
    if (!editor.isDestroyed) setClaimMarks(editor.view, marks);
  }, [editor, marks]);
}

const noMarks: ClaimMarksOfReport = new Map();

function brokenReason({
  status,
  quoteStates,
}: RequestOutput<'evidence.list'>['evidence'][number]): BrokenReason | null {
  if (status === 'excluded') return 'excluded';
  return quoteStates.length > 0 && quoteStates.every((state) => state === 'vanished') ? 'vanished' : null;
}

type Problem = RequestOutput<'report.check'>['problems'][number] & { readonly itemId: string | undefined };

/** What says the verdict over again, and what isn't about the sentence. */
const toldElsewhere: ReadonlySet<Problem['code']> = new Set([
  'claim-unsupported',
  'claim-partly-supported',
  'claim-contradicted',
  'citation-not-of-section',
]);

function marksOf(
  claims: RequestOutput<'report.claims'>['claims'],
  problems: readonly Problem[],
  words: Catalogue['editor'],
): ClaimMarksOfReport {
  const marks = new Map<string, Map<string, ClaimMark>>();
  const ofItem = (itemId: string) => {
    const known = marks.get(itemId) ?? new Map<string, ClaimMark>();
    marks.set(itemId, known);
    return known;
  };
  for (const { itemId, text, verdict, words: deciding, isCited } of claims) {
    // What a report says of itself cites nothing, and nothing is to be borne out.
    if (!isCited) continue;
    const told = words.citation.verdict({ verdict: words.verdicts[verdict] });
    const title = deciding === '' ? told : `${told}\n${words.claims.words({ words: deciding })}`;
    ofItem(itemId).set(text, { verdict, words: deciding, problems: [], title });
  }
  for (const { itemId, text, detail, code } of problems) {
    if (itemId === undefined || toldElsewhere.has(code)) continue;
    const before = ofItem(itemId).get(text) ?? { verdict: null, words: '', problems: [], title: '' };
    const title = [before.title, detail].filter((each) => each !== '').join('\n');
    ofItem(itemId).set(text, { ...before, problems: [...before.problems, detail], title });
  }
  return marks;
}
