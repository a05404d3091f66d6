import { useEffect, useState } from 'react';

/** What is typed in place of what is saved: kept through a reload and a lost session, in this tab only. */
export function useTyped(name: string, saved: string) {
  const key = `latchkey draft ${name}`;
  const [body, type] = useState(() => window.sessionStorage.getItem(key) ?? saved);
  useEffect(() => {
    if (body === saved) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, body);
  }, [key, body, saved]);
  return [body, type, () => window.sessionStorage.removeItem(key)] as const;
}
