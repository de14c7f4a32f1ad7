import { FileText } from 'lucide-react';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { KeptQuotes } from './kept-quotes.tsx';
import { SourceReader } from './source-reader.tsx';
import { useQuotesFrom } from './use-source-marks.ts';
import './source.css';
import './pdf/pdf.css';
import './image/image.css';

/** The source a person was led to, at the words they were led to. */
export function SourcePane() {
  const text = useText();
  const shown = useWorkbench((state) => state.shownSource);
  const showPane = useWorkbench((state) => state.showPane);
  if (shown === null) {
    return (
      <section className="source" aria-label={text.app.source}>
        <EmptyState
          icon={<FileText size={28} aria-hidden />}
          title={text.source.emptyTitle}
          text={text.source.emptyText}
          actions={<Button onClick={() => showPane('library')}>{text.app.showLibrary}</Button>}
        />
      </section>
    );
  }
  return <OneSource key={shown.sourceId} />;
}

function OneSource() {
  const text = useText();
  const folder = useWorkbench((state) => state.folder);
  const shown = useWorkbench((state) => state.shownSource);
  const sourceId = shown?.sourceId;
  const { value, fault } = useRequest('library.view', sourceId === undefined ? null : { folder, sourceId });
  if (shown === null) return null;
  // Its text may still be known from before it was taken out.
  const isGone = fault?.code === 'source-not-found';
  return (
    <section className="source" aria-label={text.app.source}>
      {!isGone && value !== undefined && <SourceReader view={value} shown={shown} />}
      {value === undefined && fault === undefined && <p className="source-waiting">{text.source.opening}</p>}
      {fault !== undefined && (isGone || value === undefined) && <GoneSource message={fault.message} />}
    </section>
  );
}

/** A source that was taken out: what was quoted from it is still there. */
function GoneSource({ message }: { readonly message: string }) {
  const text = useText();
  const shown = useWorkbench((state) => state.shownSource);
  const { canGoBack, goBack } = useWorkbench();
  const quotes = useQuotesFrom(shown?.sourceId ?? ('' as never));
  const wanted = quotes.filter(({ quote }) =>
    (shown?.spans ?? []).some(({ charStart, charEnd }) => charStart === quote.charStart && charEnd === quote.charEnd),
  );
  const kept = (wanted.length > 0 ? wanted : quotes).map(({ quote }) => quote);
  return (
    <div className="source-gone">
      <p role="alert">{kept.length > 0 ? text.source.sourceGone : message}</p>
      <KeptQuotes quotes={kept} />
      {canGoBack && <Button onClick={goBack}>{text.app.goBack}</Button>}
    </div>
  );
}
