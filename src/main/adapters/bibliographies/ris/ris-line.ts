/** One line with a tag, with the lines that go on from it. */
export type RisLine = { readonly tag: string; readonly value: string };
