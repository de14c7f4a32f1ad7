import type { AnyExtension } from '@tiptap/core';
import { blockPrint } from '#shared/text/block-print.ts';
import { DraftedEdge } from './core/drafted-edge.ts';
import type { FeatureContext } from './core/types.ts';
import { featureExtensions } from './features/index.ts';
import { reportNodes } from './schema/index.ts';
import { suggestionExtensions } from './suggestions/index.ts';

const features: (context: FeatureContext) => AnyExtension[] = featureExtensions;
const suggestions: (context: FeatureContext) => AnyExtension[] = suggestionExtensions;

/** All that the report's text can hold and do, beyond sections. */
export function reportExtensions(context: FeatureContext): readonly AnyExtension[] {
  return [
    ...reportNodes(context),
    ...features(context),
    ...suggestions(context),
    DraftedEdge.configure({ print: blockPrint }),
  ];
}
