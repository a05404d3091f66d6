/** The pages there are, with what their address says. */
export type Route =
  | { page: 'status' }
  | { page: 'buy'; planId: string }
  | { page: 'checkout-done' }
  | { page: 'checkout-cancelled' }
  | { page: 'not-found' };

/** Which page an address shows. The server asks it too: an unknown address is answered with 404. */
export function matchRoute(pathname: string): Route {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) return { page: 'status' };
  if (rest.length > 0 || second === undefined) return { page: 'not-found' };
  if (first === 'buy') return { page: 'buy', planId: second };
  if (first === 'checkout' && second === 'done') return { page: 'checkout-done' };
  if (first === 'checkout' && second === 'cancelled') return { page: 'checkout-cancelled' };
  return { page: 'not-found' };
}
