/** Holds the place of a line of text that is still being fetched. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block rounded-md bg-sunken motion-safe:animate-pulse ${className}`}
    />
  );
}
