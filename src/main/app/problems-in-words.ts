import type { HarmlessError, ProblemGroup } from '#shared/domain/app-problem.ts';

/** Some lines for whoever mends Heddle. */
export function problemsInWords({ newest, firstAt, times }: ProblemGroup): readonly string[] {
  const { at, kind, part, version, subject, code, errors, underWay, lastSignAt } = newest;
  const first = times === 1 ? '' : `, ${times} times since ${firstAt}`;
  return [
    `${at}  ${kind} in ${part}${subject === null ? '' : `: ${subject}`}${code === null ? '' : ` (${code})`}, Heddle ${version}${first}`,
    ...(lastSignAt === null ? [] : [`  last sign of life ${lastSignAt}`]),
    ...underWay.map(({ name, seconds }) => `  under way: ${name}, for ${seconds} s`),
    ...errors.flatMap((error, depth) => errorInWords(error, depth)),
  ];
}

function errorInWords({ name, code, message, frames }: HarmlessError, depth: number): readonly string[] {
  const head = `${name}${code === null ? '' : ` ${code}`}: ${message ?? '(its message is not kept)'}`;
  return [`  ${depth === 0 ? '' : 'caused by '}${head}`, ...frames.map((frame) => `    at ${frame}`)];
}
