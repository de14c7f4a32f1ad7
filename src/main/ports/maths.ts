/** LaTeX maths as presentation MathML, one `math` element; null where it can't be read. */
export type ToMathml = (latex: string, options: { readonly isBlock: boolean }) => string | null;
