/**
 * Whether an address has the shape of a pattern, and the parts that the pattern names: `/c/$creator` of `/c/ada` is
 * `{creator: 'ada'}`. A slash at the end is not seen.
 */
export function matchPath(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = partsOf(pattern);
  const given = partsOf(pathname);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const found = given[index] ?? '';
    if (part.startsWith('$')) params[part.slice(1)] = decode(found);
    else if (part !== found) return null;
  }
  return params;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
