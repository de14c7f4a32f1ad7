declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  type Core = {
    readonly FS: { readonly writeFile: (path: string, bytes: Uint8Array) => void };
    readonly TessBaseAPI: new () => {
      readonly Init: (path: null, languages: string, engine: number, config: undefined) => number;
      readonly SetVariable: (name: string, value: string) => boolean;
      readonly SetImageFile: (exifOrientation: number, radians: number) => number;
      readonly Recognize: (monitor: null) => number;
      readonly GetJSONText: () => string;
    };
  };
  /** The engine as WebAssembly, which lies beside this file. */
  export default function load(options: {
    readonly TesseractProgress: (percent: number) => void;
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }): Promise<Core>;
}
