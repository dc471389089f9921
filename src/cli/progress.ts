/** A bar on the error output while a terminal is watching, and nothing otherwise. */
export async function progressBar(label: string): Promise<{
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}> {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const { SingleBar } = (await import("cli-progress")).default;
  const bar = new SingleBar({
    format: `${label} [{bar}] {value}/{total}`,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: () => {
      bar.stop();
    },
  };
}
