import type { LucideIcon } from 'lucide-react';

/** One thing that the command palette offers. */
export interface PaletteItem {
  id: string;
  label: string;
  /** Beside the label: whose it is, when it was. */
  detail?: string;
  icon: LucideIcon;
  href: string;
}

/** What a feature finds for what is typed; each has a hook `(text) => PaletteSource` in the palette. */
export interface PaletteSource {
  /** Heading of what it finds. */
  heading: string;
  items: readonly PaletteItem[];
  /** Still asking. */
  busy: boolean;
}
