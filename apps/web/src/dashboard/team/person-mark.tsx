/** A person's first letters, where there is no picture. */
export function PersonMark({ name }: { name: string }) {
  const letters = name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? '')
    .slice(0, 2)
    .join('');
  return (
    <span
      aria-hidden="true"
      className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent uppercase"
    >
      {letters}
    </span>
  );
}
