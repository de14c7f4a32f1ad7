export type EndpointTimeouts = {
  /** Until there is a connection. */
  readonly connectMs: number;
  /** From the request to the first token: a slow machine reads a long prompt for minutes. */
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
  /** For one whole answer; where it isn't streamed, the only limit there is. */
  readonly wholeAnswerMs: number;
};

export const defaultTimeouts: EndpointTimeouts = {
  connectMs: 15_000,
  firstTokenMs: 5 * 60_000,
  betweenTokensMs: 60_000,
  wholeAnswerMs: 20 * 60_000,
};
