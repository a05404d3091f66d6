/** npm, its shell and the terminal all pass on one Ctrl-C: what comes this soon after the first is the same one. */
const sameSignalMs = 1_500;

/** Calls `stop` at the first SIGINT, SIGTERM, SIGHUP or loss of the parent, and `force` at a later second one. */
export function onStopSignal(stop: () => void, force: () => void): void {
  let firstAt: number | undefined;
  const handle = () => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      stop();
    } else if (Date.now() - firstAt > sameSignalMs) {
      force();
    }
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  process.on('SIGHUP', handle);
  if (process.connected) process.on('disconnect', handle);
}
