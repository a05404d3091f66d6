import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const saveDelayMs = 50;

/** One part of the sandbox's state. `value` is changed in place; `changed()` has it saved soon after. */
export interface StateSection<T> {
  readonly value: T;
  changed(): void;
}

export interface StateStore {
  /** The saved value of this name or, the first time, what `initial` makes. JSON types only. */
  openSection<T>(name: string, initial: () => T): StateSection<T>;
  /** Called after every change of any section. */
  onChange(listener: () => void): void;
  /** Writes what has changed at once. */
  flush(): void;
  close(): void;
}

/** Keeps all sections in memory and, where a path is given, in one JSON file, so that a restart goes on where it was. */
export function openStateStore(path?: string): StateStore {
  const sections: Record<string, unknown> = path === undefined ? {} : readSections(path);
  const listeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    if (timer === undefined || path === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    writeSections(path, sections);
  };

  return {
    openSection: <T>(name: string, initial: () => T): StateSection<T> => {
      sections[name] ??= initial();
      return {
        value: sections[name] as T,
        changed: () => {
          if (path !== undefined) timer ??= setTimeout(flush, saveDelayMs);
          for (const listener of listeners) listener();
        },
      };
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
    flush,
    close: flush,
  };
}

function readSections(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

/** Written beside and renamed over, so that a crash in the middle leaves the last whole file. */
function writeSections(path: string, sections: Record<string, unknown>): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  writeFileSync(temporary, JSON.stringify(sections));
  renameSync(temporary, path);
}
