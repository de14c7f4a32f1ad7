/** The longest that the event loop was held up since it was last asked: by the clock, and by the processor's time alone. */
export type Stall = { readonly ms: number; readonly cpuMs: number };

/**
 * Watches the thread that calls it. On a machine with other work the clock counts that too; the thread's own time of the
 * processor doesn't, but leaves out waiting for the disk.
 */
export function watchStalls(): { take: () => Stall; settle: () => Promise<void>; stop: () => void } {
  let longest = { ms: 0, cpuMs: 0 };
  let last = performance.now();
  let lastCpu = cpuMs();
  const timer = setInterval(() => {
    const now = performance.now();
    const cpu = cpuMs();
    longest = { ms: Math.max(longest.ms, now - last), cpuMs: Math.max(longest.cpuMs, cpu - lastCpu) };
    last = now;
    lastCpu = cpu;
  }, 1);
  return {
    take: () => {
      const taken = longest;
      longest = { ms: 0, cpuMs: 0 };
      return taken;
    },
    settle: () => new Promise((resolve) => setTimeout(resolve, 3)),
    stop: () => clearInterval(timer),
  };
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
