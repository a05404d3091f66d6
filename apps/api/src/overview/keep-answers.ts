/** So that one question takes a twentieth of a connection at most, however many pages ask it. */
const restFactor = 20;
const longestRestMs = 60_000;
const mostKept = 1_000;

/**
 * Gives an answer again for twenty times as long as it took to find, a minute at most; who asks meanwhile waits for the same
 * one. What is found in a few milliseconds is as good as fresh.
 */
export function keepAnswers<T>(): (question: string, find: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { answer: Promise<T>; until: number }>();
  return (question, find) => {
    const known = kept.get(question);
    if (known && performance.now() < known.until) return known.answer;
    const askedAt = performance.now();
    const entry = { answer: find(), until: Number.POSITIVE_INFINITY };
    kept.delete(question);
    kept.set(question, entry);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    entry.answer.then(
      () => {
        const foundAt = performance.now();
        entry.until = foundAt + Math.min(longestRestMs, restFactor * (foundAt - askedAt));
      },
      () => kept.delete(question),
    );
    return entry.answer;
  };
}
