/** Beyond these a file is refused before it can take a worker's memory. */
export const readerLimits = {
  fileBytes: 512 * 1024 * 1024,
  textCodeUnits: 32_000_000,
  lineCodeUnits: 5_000_000,
  /** 32 million code units at three bytes each, the most that UTF-8 takes; longer ones are refused unopened. */
  textFileBytes: 96_000_000,
  htmlFileBytes: 64_000_000,
  imageFileBytes: 256_000_000,
  archiveBytes: 300 * 1024 * 1024,
  archiveEntries: 20_000,
  archiveRatio: 200,
  /** An archive smaller than this when unpacked is harmless, however well it was packed. */
  archiveRatioFromBytes: 10 * 1024 * 1024,
  /** Elements of XML or HTML within one another: where browsers stop, too. The time to find a page's article grows with the cube of the depth. */
  nestedElements: 512,
} as const;
