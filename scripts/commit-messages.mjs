import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Conventional commits: `type(scope)!: what it does`, at most 100 characters, and a blank line before any body. */
const subject =
  /^(build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\([a-z0-9][a-z0-9-]*(, ?[a-z0-9-]+)*\))?!?: \S.*[^.\s]$/;
const madeByGit = /^(Merge |Revert "|fixup! |squash! )/;

const [messageFile] = process.argv.slice(2);
const messages =
  messageFile === undefined
    ? readHistory()
    : [{ name: messageFile, text: readFileSync(messageFile, 'utf8').replaceAll(/^#.*\n?/gm, '') }];
const problems = messages.flatMap(({ name, text }) => judge(text).map((problem) => `${name}: ${problem}`));

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\nThe form is "type(scope): what it does"; see CONTRIBUTING.md.\n`);
  process.exitCode = 1;
}

function judge(/** @type {string} */ text) {
  const [first = '', second = ''] = text.trim().split('\n');
  if (madeByGit.test(first)) return [];
  const found = [];
  if (!subject.test(first)) found.push(`"${first}" is not a conventional commit`);
  if (first.length > 100) found.push(`the first line has ${first.length} characters, more than 100`);
  if (second !== '') found.push('the second line is not blank');
  return found;
}

/** All commits of the branch; none where this is no git checkout (an unpacked archive). */
function readHistory() {
  try {
    const log = execFileSync('git', ['-c', 'safe.directory=*', 'log', '--no-merges', '--format=%h%x00%B%x01'], {
      encoding: 'utf8',
      maxBuffer: 64e6,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return log.split('\u0001').flatMap((entry) => {
      const [name = '', text = ''] = entry.trim().split('\0');
      return name === '' ? [] : [{ name, text }];
    });
  } catch {
    return [];
  }
}
