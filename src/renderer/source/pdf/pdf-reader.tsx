import type { RequestOutput } from '#shared/contract/index.ts';
import { plainTitle } from '#shared/text/plain-title.ts';
import { useBytes } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { TextView } from '../text/text-view.tsx';
import type { TextMark } from '../text-marks.ts';
import { usePdfBoxes } from '../use-pdf-boxes.ts';
import type { SourceEvidence } from '../use-source-marks.ts';
import { PdfView, type PageRequest } from './pdf-view.tsx';
import { usePdf } from './use-pdf.ts';

type PdfReaderProps = {
  readonly view: RequestOutput<'library.view'>;
  readonly marks: readonly TextMark[];
  readonly quotes: readonly SourceEvidence[];
  readonly zoom: number | null;
  readonly wanted: PageRequest;
  readonly reveal: { readonly kind: 'shown' | 'current'; readonly key: string } | null;
  readonly onPage: (page: number) => void;
  readonly onScale: (scale: number) => void;
};

/** A PDF as its pages; where it can't be opened, the text that was read from it. */
export function PdfReader(props: PdfReaderProps) {
  const { view, marks, quotes, zoom, wanted, reveal, onPage, onScale } = props;
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const { source } = view;
  const bytes = useBytes();
  const opened = usePdf(bytes.sourceUrl({ folder, sourceId: source.id }), source.byteCount);
  const boxes = usePdfBoxes({ sourceId: source.id, text: view.text }, marks, quotes);
  switch (opened.state) {
    case 'opening':
      return <p className="source-waiting">{text.source.openingPdf}</p>;
    case 'failed':
      return (
        <>
          <p className="source-changed" role="alert">
            {text.source.pdfFailed({ reason: opened.message })}
          </p>
          <TextView
            label={plainTitle(source.bibliographic.title)}
            text={view.text}
            blocks={view.blocks}
            marks={marks}
            scale={zoom ?? 1}
            reveal={reveal}
          />
        </>
      );
    case 'open':
      return (
        <PdfView
          label={plainTitle(source.bibliographic.title)}
          pdf={opened.pdf}
          zoom={zoom}
          boxes={boxes}
          text={view.text}
          sourceId={source.id}
          recognised={source.recognised}
          pages={view.pages}
          wanted={wanted}
          reveal={reveal}
          onPage={onPage}
          onScale={onScale}
        />
      );
  }
}
