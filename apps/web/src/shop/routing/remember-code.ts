/** Keeps a code in the page's address: it is still there after a reload, and on the way back from the payment page. */
export function rememberCode(code: string | null): void {
  const url = new URL(window.location.href);
  if (code === null) url.searchParams.delete('code');
  else url.searchParams.set('code', code);
  window.history.replaceState(window.history.state, '', url);
}
