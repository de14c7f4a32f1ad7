import type { CoreConnection, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';

/** All that a person can see of a project, by what it is of: two states are the same where these are. */
export type ProjectState = Readonly<Record<string, unknown>>;

export async function stateOf(connection: Pick<CoreConnection, 'invoke'>, folder: string): Promise<ProjectState> {
  async function ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
    const answer = await connection.invoke(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message}`);
    return answer.value;
  }
  const { title, brief, sources, passages } = await ask('project.read', { folder });
  const library = await ask('library.list', { folder });
  const { evidence } = await ask('evidence.list', { folder });
  const { version, outline } = await ask('outline.read', { folder });
  const { parts, suggestions, ...report } = await ask('report.read', { folder });
  const { versions } = await ask('report.versions', { folder });
  const { entries } = await ask('entries.list', { folder });
  const { project: settings } = await ask('settings.read', { folder });
  return {
    project: { title, brief, sources, passages },
    // What failed stays named; when it was noted may differ.
    library: library.sources.map(({ evidence: _counted, ...source }) => source),
    watched: library.watched,
    // How relevant it is follows from the report.
    evidence: evidence.map(({ relevance: _follows, ...each }) => each),
    outline: { version, outline },
    parts,
    suggestions,
    report,
    versions,
    entries,
    settings,
  };
}

/** What of the two is not the same, by name. */
export function differences(before: ProjectState, after: ProjectState): readonly string[] {
  return Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
