export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type FormParams = { [key: string]: FormValue };

/** Reads Stripe's form encoding: `items[0][price]=…`, `expand[]=…`, `metadata[key]=…`. */
export function parseForm(text: string): FormParams {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value);
  return Object.fromEntries([...root].map(([key, branch]) => [key, toValue(branch)]));
}

type Branch = Map<string, string | Branch>;

function pathOf(name: string): string[] {
  return [...name.matchAll(/^([^[]+)|\[([^\]]*)\]/g)].map((match) => match[1] ?? match[2] ?? '');
}

function place(root: Branch, path: string[], value: string): void {
  let branch = root;
  path.forEach((step, depth) => {
    const key = step === '' ? String(branch.size) : step;
    if (depth === path.length - 1) {
      branch.set(key, value);
      return;
    }
    const next = branch.get(key);
    if (next instanceof Map) branch = next;
    else {
      const fresh: Branch = new Map();
      branch.set(key, fresh);
      branch = fresh;
    }
  });
}

function toValue(node: string | Branch): FormValue {
  if (typeof node === 'string') return node;
  const entries = [...node];
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => toValue(value));
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, toValue(value)]));
}
