import { Extension, type AnyExtension } from '@tiptap/core';
import { suggestionPlugin } from './suggestion-plugin.ts';
import './suggestions.css';

/** Shows suggestions in place, change by change. What is shown is told with `showSuggestions`. */
export function suggestionExtensions(): AnyExtension[] {
  return [Extension.create({ name: 'suggestionsInPlace', addProseMirrorPlugins: () => [suggestionPlugin()] })];
}
