import { useText } from '#renderer/language/index.ts';
import { TextField } from '#renderer/ui/index.ts';
import { budgetFields, readLimit, type TypedBudget } from './budget.ts';

export function BudgetFields({
  typed,
  onTyped,
}: {
  readonly typed: TypedBudget;
  readonly onTyped: (typed: TypedBudget) => void;
}) {
  const text = useText();
  const words = text.runs.brief;
  const labels = { steps: words.steps, tokens: words.tokens, costUsd: words.cost, minutes: words.minutes };
  return (
    <fieldset className="runs-budget">
      <legend>{words.budget}</legend>
      <div className="runs-budget-fields">
        {budgetFields.map((field) => {
          const isWrong = typed[field].trim() !== '' && readLimit(field, typed[field]) === null;
          return (
            <TextField
              key={field}
              label={labels[field]}
              inputMode="decimal"
              value={typed[field]}
              fault={isWrong ? words.wrongNumber : undefined}
              onValue={(value) => onTyped({ ...typed, [field]: value })}
            />
          );
        })}
      </div>
      <p className="runs-soft">{words.budgetHint}</p>
    </fieldset>
  );
}
