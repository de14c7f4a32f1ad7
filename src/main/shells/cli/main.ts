import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from '#shared/base/fault.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { RequestInput } from '#shared/contract/index.ts';
import { appPlaces } from '#main/app/app-places.ts';
import { evaluateClaimsOn } from '#main/app/evaluate-claims-on.ts';
import { evaluateRetrievalOn } from '#main/app/evaluate-retrieval-on.ts';
import { evaluateStylesOn } from '#main/app/evaluate-styles-on.ts';
import { invoke, type OneShotRequest } from '#main/app/core.ts';
import { listProblems, readDiagnostics } from '#main/app/diagnostics-alone.ts';
import { problemsInWords } from '#main/app/problems-in-words.ts';
import { errorLogOf, noteUncaught } from '#main/app/error-log-of.ts';
import { writeWhole } from '#main/app/write-whole.ts';
import type { CallOptions } from '#main/handlers/index.ts';
import { createAsk } from './ask-person.ts';
import { helpText, requestOf } from './commands.ts';
import { findRun } from './find-run.ts';
import { parseCommand, type OutputOptions, type ParsedCommand } from './parse-command.ts';
import { eventLines, liveLine, type Progress } from './progress.ts';
import { sayAnswer } from './say-answer.ts';
import { wayOn } from './way-on.ts';

const exit = { done: 0, failed: 1, wrongUse: 2, interrupted: 130 } as const;

const interruption = new AbortController();
// The first Ctrl-C ends the work in order; the second ends the process.
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());
// A reader that goes away (a pager, head) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exit.done);
});

noteUncaught(errorLogOf({ part: 'cli', settingsFolder: appPlaces(process.env).settings }));
process.exitCode = await main(parseCommand(process.argv.slice(2)));

async function main(command: ParsedCommand): Promise<number> {
  switch (command.kind) {
    case 'help':
      process.stdout.write(helpText());
      return exit.done;
    case 'version':
      process.stdout.write(`${version()}\n`);
      return exit.done;
    case 'wrong-use':
      process.stderr.write(`${command.message}\n`);
      return exit.wrongUse;
    case 'eval-retrieval': {
      const measured = await evaluateRetrievalOn({ folder: command.folder, signal: interruption.signal });
      return measured.ok
        ? say(measured.value, JSON.stringify(measured.value, null, 2), command.output)
        : refuse(measured.fault, command.output);
    }
    case 'eval-styles': {
      const measured = await evaluateStylesOn(command.folder);
      return measured.ok
        ? say(measured.value, JSON.stringify(measured.value, null, 2), command.output)
        : refuse(measured.fault, command.output);
    }
    case 'eval-claims': {
      const measured = await evaluateClaimsOn({ file: command.file });
      if (!measured.ok) return refuse(measured.fault, command.output);
      const { unreadableLines, firstUnreadableLine } = measured.value;
      if (unreadableLines > 0)
        process.stderr.write(
          `${command.file}: left out ${unreadableLines} of its lines, which hold no labelled pair; the first is line ${firstUnreadableLine}.\n`,
        );
      return say(measured.value, JSON.stringify(measured.value, null, 2), command.output);
    }
    case 'problems': {
      const { groups, folder } = listProblems(process.env);
      const lines = groups.flatMap((group) => [...problemsInWords(group), '']);
      return say(
        { problems: groups, folder },
        lines.length === 0 ? 'No problems are noted.' : lines.join('\n').trimEnd(),
        command.output,
      );
    }
    case 'diagnostics': {
      const read = readDiagnostics({ environment: process.env, folder: command.folder });
      if (!read.ok) return refuse(read.fault, command.output);
      return say({ text: read.value }, read.value, command.output);
    }
    case 'request':
      return request(command);
  }
}

async function request(command: ParsedCommand & { kind: 'request' }): Promise<number> {
  const { asked, output, outFile } = command;
  // Of all places to set something, the environment comes first.
  if (command.isOffline) process.env['HEDDLE_OFFLINE'] = '1';
  const progress: Progress = output.events
    ? eventLines(process.stderr)
    : liveLine(process.stderr, () => performance.now());
  const ask = createAsk({ input: process.stdin, output: process.stderr });
  const options: CallOptions = {
    signal: interruption.signal,
    onEvent: progress.onEvent,
    ask: (question, signal) => {
      progress.stop();
      return ask(question, signal);
    },
  };
  const named = await withRun(command, options);
  const input = named.ok ? await withTemplate(command, named.value, options) : named;
  if (!input.ok) return refuse(input.fault, output);
  const answer = await invoke(requestOf[asked], input.value, options);
  progress.stop();
  if (!answer.ok) {
    const { fault } = answer;
    return refuse(fault, output, wayOn({ asked, folder: command.input.folder, fault }));
  }
  if (asked === 'text' && !output.json) {
    // Byte for byte: no line end is added.
    process.stdout.write((answer.value as { text: string }).text);
    return exit.done;
  }
  const inWords = sayAnswer[asked](answer.value as never, process.env);
  if (outFile === null) return say(answer.value, inWords, output);
  const { text, ...counts } = answer.value as { text: string };
  const written = await writeWhole(outFile, text);
  if (!written.ok) return refuse(written.fault, output);
  return say({ file: resolve(outFile), ...counts }, `${resolve(outFile)}: ${inWords}`, output);
}

/** The request's input, with the id of the run that was named. */
async function withRun(
  { input, run }: ParsedCommand & { kind: 'request' },
  options: CallOptions,
): Promise<Result<RequestInput<OneShotRequest>>> {
  if (run === null) return succeed(input);
  const listed = await invoke('runs.list', { folder: input.folder }, options);
  if (!listed.ok) return listed;
  const found = findRun(run, listed.value.runs);
  return found.ok ? succeed({ ...input, runId: found.value }) : found;
}

/** The outline begun with the kind of report that was named, and the brief with what such a report is like. */
async function withTemplate(
  { template: templateId }: ParsedCommand & { kind: 'request' },
  input: RequestInput<OneShotRequest>,
  options: CallOptions,
): Promise<Result<RequestInput<OneShotRequest>>> {
  if (templateId === null) return succeed(input);
  const applied = await invoke('template.apply', { folder: input.folder, templateId }, options);
  if (!applied.ok) return applied;
  const { audience, tone, lengthWords } = applied.value.template;
  const { brief } = input as RequestInput<'report.plan'>;
  const about = { lengthWords, ...(audience && { audience }), ...(tone && { tone }) };
  return succeed({ ...input, brief: { ...about, ...brief } });
}

function say(answer: object, inWords: string, { json }: OutputOptions): number {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${inWords}\n`);
  return exit.done;
}

function refuse(fault: Fault, { json }: OutputOptions, hint: string | null = null): number {
  if (json) process.stdout.write(`${JSON.stringify({ fault })}\n`);
  process.stderr.write(`${fault.message}${fault.detail === undefined ? '' : ` (${fault.detail})`}\n`);
  if (hint !== null) process.stderr.write(`${hint}\n`);
  if (fault.code === 'cancelled') return exit.interrupted;
  return fault.code === 'wrong-use' ? exit.wrongUse : exit.failed;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
