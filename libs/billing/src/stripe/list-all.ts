import { BillingFailure } from '../billing-failure.ts';

interface Page<T> {
  data: T[];
  has_more: boolean;
}

/**
 * Reads a list of Stripe's page by page, newest first, 100 objects a request.
 *
 * @param most how many objects are read at most
 * @throws {BillingFailure} `faulty` when there are more: half a list would be taken for the whole
 */
export async function listAll<T extends { id: string }>(
  readPage: (page: { limit: number; starting_after?: string }) => Promise<Page<T>>,
  most: number,
): Promise<T[]> {
  const all: T[] = [];
  for (let last: string | undefined; ; last = all.at(-1)?.id) {
    const page = await readPage({ limit: 100, ...(last !== undefined && { starting_after: last }) });
    all.push(...page.data);
    if (!page.has_more || page.data.length === 0) return all;
    if (all.length >= most) throw new BillingFailure('faulty', `a list of more than ${most} objects`);
  }
}
