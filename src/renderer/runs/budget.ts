import type { Budget } from '#shared/domain/run.ts';

/** A budget as it is typed: empty for no limit. */
export type TypedBudget = Readonly<Record<keyof Required<Budget>, string>>;

/** In the order in which they are shown. */
export const budgetFields = ['steps', 'tokens', 'costUsd', 'minutes'] as const;

export function typedBudget(budget: Budget): TypedBudget {
  return {
    steps: budget.steps?.toString() ?? '',
    tokens: budget.tokens?.toString() ?? '',
    costUsd: budget.costUsd?.toString() ?? '',
    minutes: budget.minutes?.toString() ?? '',
  };
}

/** Null where something typed is no number above 0. */
export function readBudget(typed: TypedBudget): Budget | null {
  const entries = budgetFields.flatMap((field) => {
    const said = typed[field].trim();
    return said === '' ? [] : [[field, readLimit(field, said)] as const];
  });
  return entries.some(([, limit]) => limit === null) ? null : Object.fromEntries(entries);
}

/** Null where it is no number above 0; steps and tokens are whole. */
export function readLimit(field: (typeof budgetFields)[number], said: string): number | null {
  const value = Number(said.trim().replace(',', '.'));
  const isWhole = field === 'steps' || field === 'tokens';
  return Number.isFinite(value) && value > 0 && (!isWhole || Number.isInteger(value)) ? value : null;
}
