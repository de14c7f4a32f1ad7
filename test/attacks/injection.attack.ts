import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCoreHost } from '#main/app/core-host.ts';
import { injectedDocuments } from './support/injection/documents.ts';
import { obeyedReport } from './support/injection/obeyed-report.ts';
import type { Broken } from './support/injection/prompt-rules.ts';
import { bringIn, materialOf } from './support/injection/read-documents.ts';
import { roles, tryRole, type Material } from './support/injection/try-roles.ts';
import type { Row } from './support/properties.ts';

/** Documents that give orders, to a model that obeys them: Heddle's own rules must hold. */
export async function measure(): Promise<{ name: string; rows: Row[] }> {
  const broken: Broken[] = [];
  const materials = await readAll();
  let reached = 0;
  for (const material of materials) {
    for (const role of roles) {
      const tried = await tryRole(role, material);
      broken.push(...tried.broken);
      if (tried.isReached) reached += 1;
    }
  }
  const report = await obeyedReport(injectedDocuments, 10);
  broken.push(...report.broken);
  for (const { rule, detail } of broken) process.stderr.write(`${rule}: ${detail}\n`);
  return {
    name: 'injection',
    rows: [
      { what: 'documents that give orders', value: materials.length, unit: '' },
      {
        what: 'documents × roles',
        value: materials.length * roles.length,
        unit: `${reached} with the orders in a prompt`,
      },
      { what: 'prompts of a whole report', value: report.prompts, unit: `with the words of ${report.met} documents` },
      {
        what: 'sections and claims drafted on the way',
        value: report.sections,
        unit: `sections, ${report.claims} claims`,
      },
      { what: 'rules broken', value: broken.length, unit: '', bar: 0, isMissed: broken.length > 0 },
      ...[...Map.groupBy(broken, ({ rule }) => rule)].map(([rule, cases]) => ({
        what: `broken: ${rule}`,
        value: cases.length,
        unit: '',
        bar: 0,
        isMissed: true,
      })),
    ],
  };
}

/** What Heddle's readers make of the documents. */
async function readAll(): Promise<readonly Material[]> {
  const root = await mkdtemp(join(tmpdir(), 'heddle-attack-'));
  const host = createCoreHost({ environment: { HOME: root, HEDDLE_CONFIG_DIR: join(root, 'config') } });
  try {
    const folder = join(root, 'project');
    const connection = host.connect();
    await connection.invoke('project.create', { folder });
    const documents = injectedDocuments('http://127.0.0.1:9');
    await bringIn(documents, { connection, folder, place: join(root, 'in') });
    const opened = host.project(folder);
    if (!opened.ok) throw new Error(opened.fault.message);
    return materialOf(documents, opened.value);
  } finally {
    await host.close();
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  }
}
