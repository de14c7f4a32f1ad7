declare module 'saxen' {
  type Decode = (written: string) => string;

  /** Only what the readers use. */
  export class Parser {
    constructor();
    /** Names are given with these prefixes, whichever the document uses. */
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(
      event: 'openTag',
      handle: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', handle: (name: string) => void): this;
    on(event: 'text' | 'cdata', handle: (written: string) => void): this;
    on(event: 'error' | 'warn', handle: (error: Error) => void): this;
    parse(xml: string): void;
    write(chunk: string): this;
    end(): void;
  }
}
