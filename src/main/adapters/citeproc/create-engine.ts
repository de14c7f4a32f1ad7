import CSL, { type CiteprocItem, type Engine } from 'citeproc';

// What it warns of are slips of styles and items that it mends itself.
CSL.debug = () => undefined;

const formatName = 'runs';

const { html } = CSL.Output.Formats;
/** Its HTML without the line breaks and boxes around entries: what `parseRuns` reads. */
CSL.Output.Formats[formatName] = {
  ...html,
  bibstart: '',
  bibend: '',
  '@bibliography/entry': (_state: unknown, text: string) => text,
  // It marks addresses as DOIs, too.
  '@DOI/true': (_state: unknown, text: string) => {
    const address = /^10\.\d{4,}\//u.test(text) ? `https://doi.org/${text}` : text;
    return /^https?:\/\//iu.test(address) ? `<a href="${address}">${text}</a>` : text;
  },
  '@display/block': '<div class="csl-block">%%STRING%%</div>',
  '@display/left-margin': '<div class="csl-left-margin">%%STRING%%</div>',
  '@display/right-inline': '<div class="csl-right-inline">%%STRING%%</div>',
  '@display/indent': '<div class="csl-indent">%%STRING%%</div>',
};

/** An engine for one style and language that looks items up where it is told. Throws what is wrong with the style. */
export function createEngine(options: {
  readonly styleXml: string;
  readonly language: string;
  /** Whether the style's own default language counts less than `language`. */
  readonly forcesLanguage: boolean;
  readonly localeXml: (language: string) => string;
  readonly item: (id: string) => CiteprocItem | undefined;
}): Engine {
  const { styleXml, language, localeXml, item } = options;
  const engine = new CSL.Engine(
    {
      retrieveLocale: localeXml,
      retrieveItem: (id) => {
        const found = item(id);
        if (found === undefined) throw new Error(`there is no item ${id}`);
        // The engine writes into what it is given.
        return structuredClone(found);
      },
    },
    styleXml,
    language,
    options.forcesLanguage,
  );
  engine.opt.development_extensions['wrap_url_and_doi'] = true;
  engine.setOutputFormat(formatName);
  return engine;
}
