import type { AnyExtension } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { Citation } from './citation.ts';
import type { CitationLabels } from './citation-labels.ts';
import { EditorSignals } from './editor-signals.ts';
import { Figure } from './figure.ts';
import { Footnote } from './footnote.ts';
import { Link, Subscript, Superscript } from './marks.ts';
import { MathBlock, MathInline } from './math.ts';
import { reportTables } from './tables.ts';
import { ownForms } from './text-blocks.ts';
import './schema.css';

/** Everything that a section's text may hold, as `#shared/domain/rich-text.ts` has it: blocks, inline nodes and marks. */
export function reportNodes({ labels }: { readonly labels: CitationLabels }): AnyExtension[] {
  return [
    EditorSignals,
    ReportText,
    Link,
    Subscript,
    Superscript,
    ...reportTables,
    Citation.configure({ labels }),
    Footnote.configure({ labels }),
    MathInline,
    MathBlock,
    Figure,
  ];
}

const ReportText = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(ownForms);
  },
}).configure({
  document: false,
  text: false,
  link: false,
  trailingNode: false,
  dropcursor: false,
  gapcursor: false,
  undoRedo: false,
});
