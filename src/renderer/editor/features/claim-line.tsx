import { useEditorState } from '@tiptap/react';
import { useText } from '#renderer/language/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { claimAt } from './claim-marks.ts';

type ClaimLineProps = { readonly core: ReportEditorCore; readonly otherwise: string };

/** Tells, for whoever uses no pointer, what is known of the sentence with the caret; `otherwise` where that is nothing. */
export function ClaimLine({ core, otherwise }: ClaimLineProps) {
  const text = useText().editor;
  const { editor } = core;
  const mark = useEditorState({
    editor,
    selector: ({ editor: current }) => claimAt(current.state, current.state.selection.head),
  });
  const isQuiet = mark === null || (mark.verdict === 'supported' && mark.problems.length === 0);
  const told = isQuiet
    ? otherwise
    : [
        mark.verdict === null ? '' : `${text.citation.verdict({ verdict: text.verdicts[mark.verdict] })}.`,
        mark.words === '' ? '' : text.claims.words({ words: mark.words }),
        ...mark.problems,
      ]
        .filter((part) => part !== '')
        .join(' ');
  return (
    <div className="editor-claim-line" role="status" title={told}>
      {told}
    </div>
  );
}
