import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requests } from '#shared/contract/index.ts';
import { commandHelp, helpText, requestOf } from '#main/shells/cli/commands.ts';
import { parseCommand } from '#main/shells/cli/parse-command.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** The request that the words make, having passed the contract. */
function requestFor(...words: string[]) {
  const command = parseCommand(words);
  if (command.kind !== 'request') throw new Error(`${words.join(' ')}: ${JSON.stringify(command)}`);
  const { asked, input, ...more } = command;
  const { folder, ...rest } = input;
  expect(folder).toBe('DIR');
  // `trace` names its run in words; its id comes later.
  if (more.run === null) requests[requestOf[asked]].input.parse(input);
  return { request: requestOf[asked], input: rest as Record<string, unknown>, ...more };
}

function misuse(...words: string[]): string {
  const command = parseCommand(words);
  if (command.kind !== 'wrong-use') throw new Error(`${words.join(' ')}: ${JSON.stringify(command)}`);
  return command.message;
}

describe('a budget', () => {
  const words = ['--max-steps', '9', '--max-tokens', '50000', '--max-cost', '0.5', '--max-minutes', '1.5'];
  const budget = { steps: 9, tokens: 50_000, costUsd: 0.5, minutes: 1.5 };

  it('goes with each command that makes a run', () => {
    expect(requestFor('plan', 'DIR', '--brief', 'Why?', ...words).input).toMatchObject({ budget });
    expect(requestFor('draft', 'DIR', '--resume', ...words).input).toMatchObject({ budget, resume: true });
    expect(requestFor('write', 'DIR', ...words).input).toMatchObject({ budget });
    expect(requestFor('write', 'DIR').input).toEqual({ resume: false });
  });

  it.each(['0', '-1', '1.5', 'many', '', 'Infinity', '1e999'])('of %s steps is wrong', (value) => {
    expect(misuse('plan', 'DIR', '--brief', 'Why?', `--max-steps=${value}`)).toContain('--max-steps is a whole number');
  });

  it.each(['0', '-0.5', 'cheap', '', 'Infinity'])('of "%s" dollars is wrong', (value) => {
    expect(misuse('draft', 'DIR', '--resume', `--max-cost=${value}`)).toContain('--max-cost is a number above 0');
  });

  it('is not passed over in silence where a command keeps none', () => {
    expect(misuse('check', 'DIR', '--max-cost', '1')).toMatch(/heddle check has no --max-cost.*Usage: heddle check/);
    expect(misuse('import', 'DIR', '--max-minutes', '1')).toContain('--max-minutes');
    expect(misuse('write', 'DIR', '--brief', 'Why?')).toContain('--brief');
  });
});

describe('the reasoner', () => {
  it('is named for planning, drafting, writing and checking', () => {
    for (const words of [
      ['plan', 'DIR', '--brief', 'Why?'],
      ['draft', 'DIR', '--brief', 'Why?'],
      ['write', 'DIR'],
      ['check', 'DIR'],
    ]) {
      expect(requestFor(...words, '--reasoner', 'model').input).toMatchObject({ reasoner: 'model' });
      expect(requestFor(...words).input).not.toHaveProperty('reasoner');
      expect(misuse(...words, '--reasoner', 'magic')).toContain('extractive or model');
    }
  });

  it('may ask only where it is told to', () => {
    expect(requestFor('plan', 'DIR', '--brief', 'Why?').input).toMatchObject({ mayAsk: false });
    expect(requestFor('draft', 'DIR', '--brief', 'Why?', '--ask').input).toMatchObject({ mayAsk: true });
    expect(misuse('write', 'DIR', '--ask')).toContain('--ask');
  });
});

describe('a brief', () => {
  it('comes as words or from a file, with a length', async () => {
    const file = join(await tempFolder(), 'brief.txt');
    await writeFile(file, '\n  Why do\nbees swarm?\n');
    expect(requestFor('plan', 'DIR', '--brief', `@${file}`, '--words', '900').input).toMatchObject({
      brief: { question: 'Why do\nbees swarm?', lengthWords: 900 },
    });
    expect(misuse('plan', 'DIR', '--brief', `@${file}.gone`)).toContain(`${file}.gone`);
    expect(misuse('plan', 'DIR', '--brief', '  ')).toContain('empty');
    expect(misuse('plan', 'DIR', '--brief', 'Why?', '--words', '-3')).toContain('--words');
    expect(misuse('draft', 'DIR')).toContain('--brief');
  });
});

describe('settings', () => {
  it('without pairs are shown, with pairs changed: in the project or for all', () => {
    expect(requestFor('settings', 'DIR')).toMatchObject({ request: 'settings.read', input: {} });
    expect(requestFor('settings', 'DIR', 'model=small', 'parallelCalls=3')).toMatchObject({
      request: 'settings.write',
      input: { scope: 'project', changes: { model: 'small', parallelCalls: 3 } },
    });
    expect(requestFor('settings', 'DIR', '--app', 'isOffline=true').input).toEqual({
      scope: 'app',
      changes: { isOffline: true },
    });
  });

  it('read values as their setting takes them, and an empty one as none', () => {
    const { changes } = requestFor(
      'settings',
      'DIR',
      'model=7',
      'roles.writer.baseUrl=http://here/v1?a=b',
      'prices.gpt-4.1:mini.promptUsd=0.40',
      'useEndpointEmbeddings=false',
      'patienceSeconds=',
      'parallelCalls=many',
      'unknown=1',
    ).input as { changes: unknown };
    expect(changes).toEqual({
      model: '7',
      'roles.writer.baseUrl': 'http://here/v1?a=b',
      'prices.gpt-4.1:mini.promptUsd': 0.4,
      useEndpointEmbeddings: false,
      patienceSeconds: null,
      // Refused where settings are known, with what is allowed.
      parallelCalls: 'many',
      unknown: '1',
    });
  });

  it('need the form KEY=VALUE', () => {
    expect(misuse('settings', 'DIR', 'model')).toContain('"model" is not of the form KEY=VALUE');
    expect(misuse('settings', 'DIR', '=x')).toContain('KEY=VALUE');
  });
});

describe('runs and endpoints', () => {
  it('are asked for by their commands', () => {
    expect(requestFor('runs', 'DIR')).toMatchObject({ request: 'runs.list', run: null });
    expect(requestFor('endpoint', 'DIR')).toMatchObject({ request: 'endpoint.probe' });
    expect(requestFor('trace', 'DIR', 'last')).toMatchObject({ request: 'runs.trace', run: 'last', outFile: null });
    expect(requestFor('trace', 'DIR', 'ab', '--export-trajectories', 'out.jsonl')).toMatchObject({
      request: 'runs.trajectories',
      run: 'ab',
      outFile: 'out.jsonl',
    });
  });

  it('take no more words than they have use for', () => {
    for (const words of [
      ['trace', 'DIR'],
      ['trace', 'DIR', 'a', 'b'],
      ['runs', 'DIR', 'a'],
      ['endpoint', 'DIR', 'http://here'],
      ['check', 'DIR', 'now'],
    ])
      expect(misuse(...words)).toContain('Usage:');
  });
});

describe('a bibliography', () => {
  it('is written in a form that is known, and only to a file', () => {
    expect(parseCommand(['bibliography', 'project', '--format', 'ris', '--cited', '--out', 'refs.ris'])).toMatchObject({
      asked: 'bibliography',
      input: { folder: 'project', form: 'ris', isCitedOnly: true },
      outFile: 'refs.ris',
    });
    expect(parseCommand(['bibliography', 'project', '--out', 'refs.bib'])).toMatchObject({
      input: { form: 'biblatex', isCitedOnly: false },
    });
    expect(parseCommand(['bibliography', 'project', '--format', 'endnote', '--out', 'x'])).toMatchObject({
      kind: 'wrong-use',
    });
    expect(parseCommand(['bibliography', 'project'])).toMatchObject({ kind: 'wrong-use' });
  });

  it('comes from Zotero as a whole, or a collection of it', () => {
    expect(parseCommand(['zotero', 'project'])).toMatchObject({ asked: 'zotero', input: { collection: null } });
    expect(parseCommand(['zotero', 'project', '--collection', 'Bees'])).toMatchObject({
      input: { collection: 'Bees' },
    });
  });
});

describe('every command', () => {
  it('can be told to stay offline', () => {
    for (const words of [
      ['runs', 'DIR'],
      ['search', 'DIR', 'bees'],
      ['draft', 'DIR', '--brief', 'Why?'],
    ]) {
      expect(requestFor(...words, '--offline').isOffline).toBe(true);
      expect(requestFor(...words).isOffline).toBe(false);
    }
  });

  it('is in the help, with the environment', () => {
    for (const { usage } of Object.values(commandHelp)) expect(helpText()).toContain(usage);
    for (const name of ['HEDDLE_BASE_URL', 'HEDDLE_MODEL', 'HEDDLE_API_KEY', 'HEDDLE_OFFLINE', 'HEDDLE_CONFIG_DIR'])
      expect(helpText()).toContain(name);
  });
});
