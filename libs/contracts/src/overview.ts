/** How far back the charts of the overview look. */
export const overviewRanges = ['week', 'month', 'quarter', 'year'] as const;
export type OverviewRange = (typeof overviewRanges)[number];

export type OverviewBucket = 'day' | 'week' | 'month';

/** How a range is cut: so many days, weeks (from Monday) or months, the last of them under way. */
export const bucketsOf = {
  week: { unit: 'day', count: 7 },
  month: { unit: 'day', count: 30 },
  quarter: { unit: 'week', count: 13 },
  year: { unit: 'month', count: 12 },
} as const satisfies Record<OverviewRange, { unit: OverviewBucket; count: number }>;

/** Churn looks back this far. */
export const churnDays = 30;
