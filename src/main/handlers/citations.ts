import { succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { labelCitations } from '#main/flow/export/index.ts';
import type { CallOptions, Project } from './project.ts';

export async function listStyles({ citations }: Project): Promise<Result<RequestOutput<'citations.styles'>>> {
  return succeed({ styles: [...(await citations.listStyles())] });
}

export async function label(
  { folder, store, citations }: Project,
  { sequence, window, isAnew }: ParsedInput<'citations.label'>,
  { signal }: CallOptions,
): Promise<Result<RequestOutput<'citations.label'>>> {
  const labelled = await labelCitations({
    store,
    formatter: citations,
    sequence,
    session: `${folder} ${window}`,
    isAnew,
    signal,
  });
  return labelled.ok ? succeed({ ...labelled.value, labels: [...labelled.value.labels] }) : labelled;
}
