import type { block } from '../schema/block.ts';

/** A block as it stands in its table. */
export type BlockRow = typeof block.$inferSelect;
