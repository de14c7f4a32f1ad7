export { EditorOverlays } from './editor-overlays.tsx';
export { EditorToolbar } from './editor-toolbar.tsx';
export { featureExtensions } from './feature-extensions.ts';
