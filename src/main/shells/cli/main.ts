import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from '#shared/base/fault.ts';
import { evaluateRetrievalOn } from '#main/app/evaluate-retrieval-on.ts';
import { invoke } from '#main/app/core.ts';
import { writeWhole } from '#main/app/write-whole.ts';
import { helpText, requestOf } from './commands.ts';
import { parseCommand, type OutputOptions, type ParsedCommand } from './parse-command.ts';
import { eventLines, liveLine, type Progress } from './progress.ts';
import { sayAnswer } from './say-answer.ts';

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
    case 'request':
      return request(command);
  }
}

async function request(command: ParsedCommand & { kind: 'request' }): Promise<number> {
  const { output, outFile } = command;
  const progress: Progress = output.events
    ? eventLines(process.stderr)
    : liveLine(process.stderr, () => performance.now());
  const answer = await invoke(requestOf[command.command], command.input, {
    signal: interruption.signal,
    onEvent: progress.onEvent,
  });
  progress.stop();
  if (!answer.ok) return refuse(answer.fault, output);
  if (command.command === 'text' && !output.json) {
    // Byte for byte: no line end is added.
    process.stdout.write((answer.value as { text: string }).text);
    return exit.done;
  }
  const inWords = sayAnswer[command.command](answer.value as never);
  if (outFile === null) return say(answer.value, inWords, output);
  const { text, ...counts } = answer.value as { text: string };
  const written = await writeWhole(outFile, text);
  if (!written.ok) return refuse(written.fault, output);
  return say({ file: resolve(outFile), ...counts }, `${resolve(outFile)}: ${inWords}`, output);
}

function say(answer: object, inWords: string, { json }: OutputOptions): number {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${inWords}\n`);
  return exit.done;
}

function refuse(fault: Fault, { json }: OutputOptions): number {
  if (json) process.stdout.write(`${JSON.stringify({ fault })}\n`);
  process.stderr.write(`${fault.message}${fault.detail === undefined ? '' : ` (${fault.detail})`}\n`);
  if (fault.code === 'cancelled') return exit.interrupted;
  return fault.code === 'wrong-use' ? exit.wrongUse : exit.failed;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
