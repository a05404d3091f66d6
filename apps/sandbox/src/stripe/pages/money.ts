/** Minor units as people read them. */
export function money(amount: number | null, currency: string | null): string {
  const format = new Intl.NumberFormat('en-IE', {
    style: 'currency',
    currency: (currency ?? 'eur').toUpperCase(),
  });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format((amount ?? 0) / 10 ** maximumFractionDigits);
}

export function day(seconds: number | null): string {
  return seconds === null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}
