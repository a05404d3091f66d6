import { useSyncExternalStore } from 'react';

const moved = new EventTarget();

/** Goes to another page of this app without loading it anew. */
export function navigate(to: string): void {
  window.history.pushState(null, '', to);
  window.scrollTo(0, 0);
  moved.dispatchEvent(new Event('move'));
}

/** The address the app shows, path and query. */
export function useLocation(): URL {
  return new URL(useSyncExternalStore(subscribe, () => window.location.href));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  moved.addEventListener('move', listener);
  return () => {
    window.removeEventListener('popstate', listener);
    moved.removeEventListener('move', listener);
  };
}
