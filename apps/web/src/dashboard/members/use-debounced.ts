import { useEffect, useState } from 'react';

/** A value once it has stood still for a moment: nothing is asked for with every letter. */
export function useDebounced<T>(value: T, ms: number): T {
  const [still, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return still;
}
