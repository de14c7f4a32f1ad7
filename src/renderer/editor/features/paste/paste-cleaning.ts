import { Extension } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { bodyToNodes } from '../../schema/index.ts';
import { cleanPaste, withAssets } from './clean-paste.ts';
import { isMarkdown } from './is-markdown.ts';
import { markdownBlocks } from './markdown-blocks.ts';

type Pasting = {
  /** Keeps an image, its bytes base64; null where it can't be. */
  keepImage: ((image: { readonly fileName: string; readonly bytes: string }) => Promise<string | null>) | null;
  insertImages: ((files: readonly File[], pos?: number) => Promise<void>) | null;
  sayRemoteImages: ((count: number) => void) | null;
};

declare module '@tiptap/core' {
  interface Storage {
    pasteCleaning: Pasting;
  }
}

/** What comes in from other programs becomes the report's own kinds of text; nothing is fetched for it. */
export const PasteCleaning = Extension.create<Record<string, never>, Pasting>({
  name: 'pasteCleaning',
  addStorage: () => ({ keepImage: null, insertImages: null, sayRemoteImages: null }),

  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin({
        key: new PluginKey('pasteCleaning'),
        props: {
          transformPastedHTML: (html) => cleanPaste(html).html,
          clipboardTextParser: (text, $context, isPlain, view) => {
            if (isPlain || $context.parent.type.spec.code === true || !isMarkdown(text))
              return null as unknown as Slice;
            const nodes = bodyToNodes(view.state.schema, { type: 'doc', content: [...markdownBlocks(text)] });
            const isOpen = nodes[0]?.type.name === 'paragraph' && nodes.length === 1;
            return new Slice(Fragment.from(nodes), isOpen ? 1 : 0, isOpen ? 1 : 0);
          },
          handlePaste: (view, event) => {
            const html = event.clipboardData?.getData('text/html') ?? '';
            const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
            if (html === '' && files.length > 0) {
              void storage.insertImages?.(files);
              return files.length > 0;
            }
            if (html === '') return false;
            const { images, remoteImages } = cleanPaste(html);
            if (remoteImages > 0) {
              // A picture copied out of a page comes with its bytes beside the address.
              if (files.length > 0 && images.length === 0 && remoteImages === 1) {
                void storage.insertImages?.(files);
                return true;
              }
              storage.sayRemoteImages?.(remoteImages);
            }
            if (images.length === 0) return false;
            void pasteWithImages(view, html, storage);
            return true;
          },
          handleDrop: (view, event) => {
            const files = [...(event.dataTransfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
            if (files.length === 0) return false;
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
            void storage.insertImages?.(files, place?.pos);
            return true;
          },
        },
      }),
    ];
  },
});

async function pasteWithImages(view: EditorView, html: string, { keepImage }: Pasting): Promise<void> {
  const assets = new Map<string, string>();
  for (const { address, fileName, bytes } of cleanPaste(html).images) {
    const assetId = assets.has(address) ? null : await keepImage?.({ fileName, bytes });
    if (assetId != null) assets.set(address, assetId);
  }
  if (!view.isDestroyed) view.pasteHTML(withAssets(html, assets));
}
