import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Select, TextArea, TextField } from '#renderer/ui/index.ts';

type Details = Pick<RequestOutput<'report.read'>, 'title' | 'authors' | 'language'>;

const asSources = '';
/** Those whose words a report can have; any other that it was given stays. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'zh', 'ja', 'ar'];

/** Title, authors and language: kept with the report when a field is left. */
export function TitlePage({ details }: { readonly details: Details }) {
  const words = useText().export;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [title, setTitle] = useState(details.title);
  const [authors, setAuthors] = useState(details.authors.join('\n'));
  const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' });
  const offered = [...new Set([...languages, ...(details.language === null ? [] : [details.language])])];
  const authorList = authors
    .split('\n')
    .map((author) => author.trim())
    .filter((author) => author !== '');
  return (
    <fieldset className="export-title-page">
      <legend>{words.titlePage}</legend>
      <TextField
        label={words.reportTitle}
        value={title}
        onValue={setTitle}
        onBlur={() => title.trim() !== details.title && void invoke('report.edit', { folder, title })}
      />
      <TextArea
        label={words.authors}
        rows={2}
        value={authors}
        onValue={setAuthors}
        onBlur={() =>
          authorList.join('\n') !== details.authors.join('\n') &&
          void invoke('report.edit', { folder, authors: authorList })
        }
      />
      <Select
        label={words.language}
        value={details.language ?? asSources}
        options={[
          { value: asSources, label: words.languageOfSources },
          ...offered.map((value) => ({ value, label: names.of(value) ?? value })),
        ]}
        onChange={(value) => void invoke('report.edit', { folder, language: value === asSources ? null : value })}
      />
    </fieldset>
  );
}
