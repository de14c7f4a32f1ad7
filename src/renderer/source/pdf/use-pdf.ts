import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf } from './pdf-engine.ts';

export type OpenedPdf =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly pdf: PDFDocumentProxy }
  | { readonly state: 'failed'; readonly message: string };

const opening: OpenedPdf = { state: 'opening' };

/** The PDF at the address, closed when another one is shown. */
export function usePdf(url: string, byteCount: number): OpenedPdf {
  const [opened, setOpened] = useState<{ readonly url: string; readonly as: OpenedPdf }>({ url, as: opening });
  useEffect(() => {
    let isWanted = true;
    const file = openPdf({ url, byteCount });
    file.opened.then(
      (pdf) => isWanted && setOpened({ url, as: { state: 'open', pdf } }),
      (error: unknown) => isWanted && setOpened({ url, as: { state: 'failed', message: messageOf(error) } }),
    );
    return () => {
      isWanted = false;
      file.close();
    };
  }, [url, byteCount]);
  return opened.url === url ? opened.as : opening;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
