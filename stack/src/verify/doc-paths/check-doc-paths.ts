import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Scripts = z.object({ scripts: z.record(z.string(), z.string()) });
const topFolders = /^(apps|libs|stack|e2e|bench|docs|\.ci)\//;
const notAPath = /[<>*{}…$\s]|(^|\/)(dist|node_modules)(\/|$)/;

/** Every path and every npm script that README and docs speak of exists. Returns what does not, `file: path`. */
export function checkDocPaths(root: string): string[] {
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return pages(root).flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const paths = pathsIn(page, text).filter((path) => !existsSync(join(root, path)));
    const commands = commandsIn(text).filter((name) => scripts[name] === undefined);
    return [
      ...paths.map((path) => `${page}: ${path} does not exist`),
      ...commands.map((name) => `${page}: there is no npm script "${name}"`),
    ];
  });
}

function pages(root: string): string[] {
  const isOurs = (path: string) => !/(^|\/)(node_modules|dist)\//.test(path);
  const below = ['apps', 'libs', 'docs', 'stack', 'e2e', 'bench'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const found = below.flatMap((folder) => markdownIn(root, folder));
  return [...found, ...(existsSync(join(root, 'README.md')) ? ['README.md'] : [])].filter(isOurs);
}

function markdownIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : markdownIn(root, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Links, relative to the page; and words in backticks that begin with a folder of ours, or `src/` or `test/` of the page's. */
function pathsIn(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
  const relative = links.filter((target) => !/^([a-z]+:|\/)/.test(target));
  const words = [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word.replace(/:\d+$/, ''));
  const own = words.filter((word) => !notAPath.test(word) && !word.includes('://'));
  return [
    ...relative.map((target) => join(dirname(page), target)),
    ...own.filter((word) => topFolders.test(word)),
    ...own
      .filter((word) => /^(src|test)\//.test(word) && !page.startsWith('docs/'))
      .map((word) => join(dirname(page), word)),
  ];
}

function commandsIn(text: string): string[] {
  const scripts = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  const short = [...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...scripts, ...short])];
}
