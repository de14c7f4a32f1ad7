import type { HarmlessError, ProblemGroup } from '#shared/domain/app-problem.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { Chip } from '#renderer/ui/index.ts';
import { problemInWords } from './problem-in-words.ts';

/** One problem with how often it came; unfolded, all that is known of it. */
export function ProblemRow({ newest, firstAt, times }: ProblemGroup) {
  const { problems: words } = useText();
  const format = useFormat();
  const { at, version, underWay, lastSignAt, errors } = newest;
  const facts = [
    words.version({ version }),
    ...(times > 1 ? [words.firstAt({ at: format.date(firstAt) })] : []),
    ...(lastSignAt === null ? [] : [words.lastSignAt({ at: format.date(lastSignAt) })]),
    ...underWay.map((request) => words.underWay(request)),
  ];
  return (
    <li className="problems-row">
      <details>
        <summary>
          <span className="problems-what">{problemInWords(newest, words)}</span>
          <span className="problems-when">
            {times > 1 && <Chip>{words.times({ times })}</Chip>}
            <time dateTime={at}>{format.date(at)}</time>
          </span>
        </summary>
        <p className="problems-facts">{facts.join('\n')}</p>
        <Errors errors={errors} isCause={false} />
      </details>
    </li>
  );
}

/** An error, and below it what caused it. */
function Errors({ errors, isCause }: { readonly errors: readonly HarmlessError[]; readonly isCause: boolean }) {
  const { problems: words } = useText();
  const [error, ...causes] = errors;
  if (error === undefined) return null;
  const { name, code, message, frames } = error;
  return (
    <div className="problems-error">
      <p>
        {isCause && `${words.causedBy} `}
        <strong>{name}</strong>
        {code !== null && ` ${code}`}: {message ?? words.messageNotKept}
      </p>
      {frames.length === 0 ? (
        <p className="problems-soft">{words.noPlaces}</p>
      ) : (
        <pre className="problems-places">{frames.join('\n')}</pre>
      )}
      <Errors errors={causes} isCause />
    </div>
  );
}
