import { setNonce } from 'get-nonce';

/** Lets the primitives inject the style that holds the page still behind a dialog: the policy asks for the page's nonce. */
export function allowInjectedStyles(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (nonce) setNonce(nonce);
}
