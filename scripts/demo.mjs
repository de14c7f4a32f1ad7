import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './setup.mjs';

const folder = join(root, '.tmp', 'demo');
const project = join(folder, 'project');
const report = join(folder, 'report.md');
const sample = join(root, 'resources', 'sample');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
say(`The brief\n\n${readFileSync(join(sample, 'brief.txt'), 'utf8').trim()}\n`);

await heddle('init', project, '--title', 'Demo');
const imported = await heddle('import', project, join(sample, 'documents'));
const draft = await heddle('draft', project, '--brief', `@${join(sample, 'brief.txt')}`);
const checked = await heddle('check', project);
await heddle('export', project, '--format', 'md', '--out', report);

const wordCount = readFileSync(report, 'utf8').split(/\s+/).length;
say(`
Imported   ${count(imported.imported)} sources, ${count(imported.skipped)} skipped, ${count(imported.failed)} failed
Gathered   ${draft.evidence} pieces of evidence for ${draft.outlineItems} outline items
Wrote      ${draft.sections} sections with ${draft.claims} claims and ${draft.citations} citations (${wordCount} words)
Checked    ${checked.resolved} of ${checked.citations} citations lead to a source, ${checked.quotesExact} quotes are in it word for word,
           ${checked.supported} of ${checked.claims} claims are borne out by their quotes, ${count(checked.problems)} problems
Report     ${relative(process.cwd(), report) || report}
`);

for (const problem of [...imported.failed, ...checked.problems]) say(`problem: ${JSON.stringify(problem)}`);
if (
  count(imported.failed) + count(checked.problems) > 0 ||
  checked.resolved !== checked.citations ||
  checked.citations === 0
) {
  say('The demo found problems.');
  process.exitCode = 1;
}

/** Runs one command of the product, its progress shown as it happens, and returns the object it prints. @param {string[]} words */
function heddle(...words) {
  say(`$ heddle ${words.map((word) => word.replace(`${root}${sep}`, '')).join(' ')}`);
  return new Promise((/** @type {(printed: any) => void} */ resolve) => {
    const command = [join(root, 'src/main/shells/cli/main.ts'), ...words, '--json'];
    const child = spawn(process.execPath, [...process.execArgv, ...command], {
      cwd: root,
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    child.on('close', (code) => {
      if (code === 0 || (words[0] === 'check' && printed !== '')) return resolve(JSON.parse(printed));
      process.stderr.write(`${printed}\nheddle ${words[0]} ended with ${code}.\n`);
      process.exit(code ?? 1);
    });
  });
}

function count(/** @type {unknown[]} */ list) {
  return list.length;
}

function say(/** @type {string} */ text) {
  process.stdout.write(`${text}\n`);
}
