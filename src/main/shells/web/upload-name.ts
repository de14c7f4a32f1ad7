const longestName = 255;
const mostSteps = 32;

/**
 * The steps of a file's path inside the folder that was dropped, proved harmless: none climbs, none is hidden from the
 * person, none means something to this or another file system. Null for anything else.
 */
export function stepsOfUploadName(name: string): readonly string[] | null {
  const steps = name.split('/');
  return steps.length <= mostSteps && steps.every(isHarmless) ? steps : null;
}

function isHarmless(step: string): boolean {
  return (
    step !== '' &&
    Buffer.byteLength(step) <= longestName &&
    // Also what Windows reads as a path, a stream or a device.
    !/[\p{Cc}\\:*?"<>|\ufffd]/u.test(step) &&
    // `..` above all, and what Windows would cut off.
    !/[. ]$/.test(step) &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(step)
  );
}
