/** The caller asked for what can't be; nothing is wrong with the engine. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
}
