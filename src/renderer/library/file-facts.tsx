import { useFormat, useText } from '#renderer/language/index.ts';
import { pagesLine } from './pages-line.ts';
import { ImportedAt } from './source-row.tsx';
import type { ListedSource } from './source-order.ts';

/** What is known of the file a source came from, and what of it could not be read. */
export function FileFacts({ source }: { readonly source: ListedSource }) {
  const text = useText();
  const { number } = useFormat();
  return (
    <section className="library-facts" aria-label={text.library.aboutFile}>
      <h3>{text.library.aboutFile}</h3>
      <dl>
        <dt>{text.library.fileName}</dt>
        <dd>{source.fileName}</dd>
        <dt>{text.library.origin}</dt>
        <dd className="library-path">{source.origin}</dd>
        <dt>{text.library.kind}</dt>
        <dd>
          {[
            text.library.mediaTypes[source.mediaType],
            pagesLine(source, text.library),
            text.library.kilobytes({ kilobytes: Math.max(1, Math.round(source.byteCount / 1000)) }),
          ]
            .filter((fact) => fact !== '')
            .join(', ')}
        </dd>
        <dt>{text.library.textLength}</dt>
        <dd>{text.library.characters({ characters: number(source.charCount) })}</dd>
        {source.recognised !== null && (
          <>
            <dt>{text.library.recognisedLabel}</dt>
            <dd>
              {text.library.recognisedHow({
                pages: source.recognised.pages === 'all' ? 'all' : source.recognised.pages.length,
                confidence: number(source.recognised.meanConfidence),
              })}
            </dd>
          </>
        )}
        <dt>{text.library.importedOn}</dt>
        <dd>
          <ImportedAt source={source} />
        </dd>
        <dt>{text.library.statusLabel}</dt>
        <dd>{text.library.statusLong[source.status]}</dd>
      </dl>
      {source.warnings.length > 0 && (
        <>
          <h3>{text.library.notReadInFull}</h3>
          <ul>
            {source.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
