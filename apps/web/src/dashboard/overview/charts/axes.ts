/** What all charts have in common: quiet axes in the tokens' colours. */
export const axis = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--muted)', fontSize: 12 },
  tickLine: false,
  axisLine: false,
} as const;

export const grid = { stroke: 'var(--line)', strokeDasharray: '3 5', vertical: false } as const;

export const tooltip = {
  contentStyle: {
    background: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: 12,
    color: 'var(--ink)',
  },
  labelStyle: { color: 'var(--muted)' },
  itemStyle: { color: 'var(--ink)' },
  cursor: { stroke: 'var(--line)', fill: 'var(--sunken)' },
} as const;

export const margin = { top: 8, right: 8, bottom: 0, left: 0 } as const;
