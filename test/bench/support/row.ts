/** One figure of a bench; of a missed bar `npm run bench` says so, and fails. */
export type Row = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: string;
  readonly isMissed?: boolean;
};

type Figure = Pick<Row, 'what' | 'value' | 'unit'>;

export function atMost(most: number, figure: Figure): Row {
  return { ...figure, bar: `≤ ${most}`, isMissed: !(figure.value <= most) };
}

export function atLeast(least: number, figure: Figure): Row {
  return { ...figure, bar: `≥ ${least}`, isMissed: !(figure.value >= least) };
}

export function below(bound: number, figure: Figure): Row {
  return { ...figure, bar: `< ${bound}`, isMissed: !(figure.value < bound) };
}

export function exactly(wanted: number, figure: Figure): Row {
  return { ...figure, bar: String(wanted), isMissed: figure.value !== wanted };
}
