/**
 * The promise's value, or `fallback` after `timeoutMs`. The promise goes on by itself; if it loses the race its later
 * rejection is swallowed.
 */
export async function within<T, F>(timeoutMs: number, promise: Promise<T>, fallback: F): Promise<T | F> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<F>((resolve) => {
    timer = setTimeout(() => resolve(fallback), timeoutMs);
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
