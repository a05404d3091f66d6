/** "1 day", "14 days". */
export function describeDays(days: number): string {
  return new Intl.NumberFormat('en', { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
