/** How the citations of a report read in its style. */
export const citationRequests = {} as const;
