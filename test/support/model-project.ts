import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Result } from '#shared/base/result.ts';
import type { CoreEvent, RequestInput, RequestOutput } from '#shared/contract/index.ts';
import { openProject } from '#main/app/open-project.ts';
import { answerRequest, type ProjectRequest } from '#main/handlers/index.ts';
import type { ModelServer } from './model-server/start-model-server.ts';
import { createRandom } from './random.ts';
import { tempFolder } from './temp-folder.ts';

const sample = fileURLToPath(new URL('../../resources/sample/documents', import.meta.url));

export const accessibilityBrief = 'How do teams keep a digital service accessible and secure, and work with users?';

/** Eight documents in Markdown: enough for a report, imported in a moment. */
const smallLibrary = [
  'accessibility-checklist.md',
  'agile-based-project-approach.md',
  'content-guide-plain-language.md',
  'derisking-open-source-security.md',
  'engineering-practice-area.md',
  'product-collaborate.md',
  'product-users.md',
  'ux-guide-stay-lean.md',
];

/** Copies documents of the sample into a folder and gives its path. */
export async function libraryFolder(folder: string): Promise<string> {
  const place = join(folder, 'library');
  await Promise.all(smallLibrary.map((name) => cp(join(sample, name), join(place, name))));
  return place;
}

/** All documents of the sample. */
export async function sampleFolder(): Promise<string> {
  return sample;
}

export const figuresBrief = 'What did the audits find about accessibility, security and work with users?';

/** Six made-up audits whose every sentence has numbers and dates of its own. */
export async function figuresFolder(folder: string): Promise<string> {
  const random = createRandom(6);
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least));
  const place = join(folder, 'figures');
  await mkdir(place, { recursive: true });
  const offices = ['Lakeside', 'Northgate', 'Harbour', 'Millbrook', 'Eastfield', 'Stonebridge'];
  for (const office of offices) {
    const sentences = ['accessibility', 'security', 'users'].flatMap((subject) => [
      `## Findings on ${subject}`,
      [
        `In ${between(2001, 2025)} the ${office} office audited ${between(12, 99)} forms for ${subject} and rejected ${between(3, 11)} of them.`,
        `Its ${subject} programme cost ${between(110, 990)} thousand dollars and ran for ${between(13, 48)} weeks.`,
        `Of ${between(200, 900)} people asked about ${subject}, ${between(21, 89)}% said that the service had become easier to use.`,
        `The auditors listed ${between(30, 170)} faults in ${subject} and mended ${between(12, 29)} of them within ${between(31, 90)} days.`,
      ].join(' '),
    ]);
    await writeFile(
      join(place, `${office.toLowerCase()}.md`),
      `# The audit at ${office}\n\n${sentences.join('\n\n')}\n`,
    );
  }
  return place;
}

type Call = { readonly signal?: AbortSignal; readonly onEvent?: (event: CoreEvent) => void };

/** A real project with a small library, and the core's requests on it with models reached at the given server. */
export async function openModelProject(
  server: Pick<ModelServer, 'baseUrl'>,
  options: {
    environment?: Readonly<Record<string, string>>;
    /** Makes the documents to import in a folder and gives its path; by default the small library. */
    library?: (folder: string) => Promise<string>;
  } = {},
) {
  const folder = await tempFolder();
  const environment = {
    HEDDLE_BASE_URL: server.baseUrl,
    HEDDLE_MODEL: 'scripted',
    HEDDLE_CONFIG_DIR: join(folder, 'config'),
    ...options.environment,
  };
  const place = join(folder, 'project');
  const opened = openProject({ folder: place, create: true, environment });
  if (!opened.ok) throw new Error(opened.fault.message);
  const project = opened.value;
  onTestFinished(() => project.close());

  async function ask<Name extends ProjectRequest>(
    name: Name,
    input: Omit<RequestInput<Name>, 'folder'>,
    call: Call = {},
  ): Promise<Result<RequestOutput<Name>>> {
    return answerRequest(name, { ...input, folder: place } as RequestInput<Name>, project, {
      signal: call.signal ?? new AbortController().signal,
      onEvent: call.onEvent ?? (() => undefined),
    });
  }

  async function mustAsk<Name extends ProjectRequest>(
    name: Name,
    input: Omit<RequestInput<Name>, 'folder'>,
    call: Call = {},
  ): Promise<RequestOutput<Name>> {
    const answer = await ask(name, input, call);
    if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message}`);
    return answer.value;
  }

  const files = await (options.library ?? libraryFolder)(folder);
  await mustAsk('library.import', { paths: [files] });
  return { folder, place, project, store: project.store, environment, ask, mustAsk };
}
