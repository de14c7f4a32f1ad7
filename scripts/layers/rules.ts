import type { Layer } from './layer-of.ts';

/** What a layer may import besides files of its own folder. */
export type LayerRule = {
  readonly layers: readonly Layer[];
  /** Built-in modules of Node without `node:`, or all of them. */
  readonly builtIns: readonly string[] | 'any';
  /** `owned`: the libraries that the table below gives to the folder; `any`: whatever is installed. */
  readonly libraries: readonly string[] | 'owned' | 'any';
};

/** The layers of STYLE "Where things live". */
export const layerRules: Readonly<Record<Layer, LayerRule>> = {
  shared: { layers: ['shared'], builtIns: [], libraries: ['zod'] },
  renderer: { layers: ['renderer', 'shared'], builtIns: [], libraries: 'any' },
  ports: { layers: ['ports', 'shared'], builtIns: [], libraries: [] },
  agent: { layers: ['agent', 'ports', 'shared'], builtIns: ['crypto', 'path'], libraries: ['zod'] },
  reasoners: { layers: ['ports', 'shared'], builtIns: ['crypto', 'path'], libraries: ['zod'] },
  flow: { layers: ['flow', 'agent', 'ports', 'shared'], builtIns: ['crypto', 'path'], libraries: ['zod'] },
  handlers: { layers: ['handlers', 'flow', 'agent', 'ports', 'shared'], builtIns: ['path'], libraries: ['zod'] },
  adapters: { layers: ['ports', 'shared'], builtIns: 'any', libraries: 'owned' },
  app: {
    layers: ['app', 'handlers', 'flow', 'agent', 'reasoners', 'ports', 'adapters', 'shared'],
    builtIns: 'any',
    libraries: [],
  },
  shells: { layers: ['app', 'handlers', 'shared'], builtIns: 'any', libraries: 'owned' },
  preload: { layers: ['shared'], builtIns: [], libraries: ['electron'] },
};

/** The only folders under src/main that import each library: one, but where two need it for unlike things. zod is no one's: schemas are written in every layer. */
export const libraryOwners: Readonly<Record<string, readonly string[]>> = {
  '@lancedb/lancedb': ['adapters/lancedb'],
  '@mozilla/readability': ['adapters/readers'],
  'apache-arrow': ['adapters/lancedb'],
  chardet: ['adapters/readers'],
  chokidar: ['adapters/watch'],
  compromise: ['adapters/phrases'],
  // The preload is built alone: it can share nothing with the shell but what Electron is.
  electron: ['shells/electron', 'preload'],
  'iconv-lite': ['adapters/readers'],
  ignore: ['adapters/files'],
  jsonrepair: ['adapters/json-repair'],
  linkedom: ['adapters/readers'],
  mammoth: ['adapters/readers'],
  // Sources keep positions and lose markup; drafted sections keep both markup and citations.
  'markdown-it': ['adapters/readers', 'adapters/section-markdown'],
  'node:sqlite': ['adapters/sqlite'],
  openai: ['adapters/openai'],
  papaparse: ['adapters/readers'],
  saxen: ['adapters/readers'],
  // The core reads words and their places, the window draws pages.
  'pdfjs-dist': ['adapters/readers', 'renderer'],
  piscina: ['adapters/workers'],
  tinyld: ['adapters/readers'],
  ws: ['shells/web'],
  yaml: ['adapters/readers'],
  // Documents, and projects as one file.
  yauzl: ['adapters/readers', 'adapters/project-archive'],
  citeproc: ['adapters/citeproc'],
  docx: ['adapters/writers'],
  // The core writes MathML, the window draws.
  katex: ['adapters/maths', 'renderer'],
  'tesseract.js-core': ['adapters/ocr'],
  utif2: ['adapters/ocr'],
  '@tesseract.js-data/eng': ['adapters/ocr'],
  // To recognise words in images, and to turn WebP into what word processors show.
  '@napi-rs/canvas': ['adapters/ocr', 'adapters/writers'],
  'postal-mime': ['adapters/readers'],
  fflate: ['adapters/writers'],
};
