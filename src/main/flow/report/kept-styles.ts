import { z } from 'zod';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { citationStyleSchema, styleSummarySchema, type CitationStyle } from '#shared/domain/citation-style.ts';
import type { CitationFormatter } from '#main/ports/citation-formatter.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

const keptKey = 'report.keptStyles';

const keptSchema = z.record(citationStyleSchema, z.object({ summary: styleSummarySchema, xml: z.string() }));

type Settings = Pick<ProjectStore, 'readSetting' | 'writeSetting'>;

/** The formatter with the styles that the project keeps: the report reads the same on a machine without them. */
export function withKeptStyles(formatter: CitationFormatter, store: Pick<Settings, 'readSetting'>): CitationFormatter {
  return {
    ...formatter,
    listStyles: async () => {
      const listed = await formatter.listStyles();
      const known = new Set(listed.map(({ id }) => id));
      const kept = Object.values(keptIn(store)).map(({ summary }) => summary);
      return [...listed, ...kept.filter(({ id }) => !known.has(id))];
    },
    format: (request, signal) => {
      const styleXml = request.styleXml ?? keptIn(store)[request.style]?.xml;
      return formatter.format({ ...request, ...(styleXml !== undefined && { styleXml }) }, signal);
    },
  };
}

/** Makes sure that there is such a style, and keeps an added one in the project. Fault: `style-unknown`. */
export async function keepStyle(
  formatter: Pick<CitationFormatter, 'listStyles' | 'addedStyleXml'>,
  store: Settings,
  id: CitationStyle,
): Promise<Result<void>> {
  const summary = (await formatter.listStyles()).find((style) => style.id === id);
  if (summary === undefined) {
    return fail(userFault('style-unknown', `There is no citation style “${id}” here. Add its .csl file first.`));
  }
  const xml = await formatter.addedStyleXml(id);
  if (xml !== null) store.writeSetting(keptKey, { ...keptIn(store), [id]: { summary, xml } });
  return succeed(undefined);
}

function keptIn(store: Pick<Settings, 'readSetting'>): z.infer<typeof keptSchema> {
  return keptSchema.catch({}).parse(store.readSetting(keptKey));
}
