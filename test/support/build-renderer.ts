import { buildWhereChanged, rendererBuild } from '../../scripts/start-built.mjs';

/** The tests that open a window need the renderer as it is now. */
export default async function build(): Promise<void> {
  await buildWhereChanged(rendererBuild);
}
