/** For the benchmark's own servers: they end with a signal or with the process that started them. */
export function endWithParent(): void {
  const end = () => process.exit(0);
  process.on('SIGTERM', end);
  process.on('disconnect', end);
}
