/** Where to go after signing in: the page that was wanted, if it is one of ours. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next');
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/dashboard';
}
