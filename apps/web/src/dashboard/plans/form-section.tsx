import type { ReactNode } from 'react';

/** A part of a form, with its heading. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-5 shadow-sm sm:p-6">
      <legend className="float-left w-full text-lg font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}
