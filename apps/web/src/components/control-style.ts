/** Text fields, selects and text areas. */
export const controlStyle =
  'w-full min-h-11 rounded-lg border border-field bg-surface px-3 py-2 text-ink placeholder:text-muted ' +
  'aria-invalid:border-bad disabled:bg-sunken disabled:text-muted';
