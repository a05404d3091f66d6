/** Sends the browser to the payment page. */
export function openCheckout(url: string): void {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('The payment page has no web address');
  window.location.assign(href);
}
