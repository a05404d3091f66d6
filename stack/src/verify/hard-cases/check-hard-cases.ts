import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMap } from './read-map.ts';
import { titlesIn } from './titles-in.ts';

const page = 'docs/hard-cases.md';
const caseCount = 39;
/** Cases that a later issue brings: a licence's machines, erasure, and a creator who deletes what has members. */
const later: ReadonlySet<number> = new Set([14, 15, 30]);

/**
 * Keeps the map of hard cases true: all of them are in it; each names, file by file, exactly the tests there that begin
 * with its number; and no test bears a number that the map does not know. Returns what is wrong.
 */
export function checkHardCases(root: string): string[] {
  const { cases, problems } = readMap(readFileSync(join(root, page), 'utf8'));
  const found = testFiles(root).flatMap((file) =>
    [...titlesIn(readFileSync(join(root, file), 'utf8'))].map(([number, names]) => ({
      number,
      file,
      names: names.join('; '),
    })),
  );
  return [
    ...problems,
    ...range(caseCount)
      .filter((number) => !cases.has(number))
      .map((number) => `case ${number} is missing`),
    ...[...cases].flatMap(([number, { files, open }]) => [
      ...withoutTest(number, files.size, open),
      ...[...files].flatMap(([file, names]) => notAsMapped(root, number, file, names, found)),
    ]),
    ...found
      .filter(({ number, file }) => !cases.get(number)?.files.has(file))
      .map(({ number, file }) => `case ${number}: ${file} has a test of it that the map does not name`),
  ].map((problem) => `${page}: ${problem}`);
}

type Found = { number: number; file: string; names: string };

function withoutTest(number: number, files: number, open: boolean): string[] {
  if (files > 0) return open ? [`case ${number} has tests, and says that it has none`] : [];
  if (open && later.has(number)) return [];
  return [`case ${number} has no test`];
}

function notAsMapped(root: string, number: number, file: string, names: string, found: Found[]): string[] {
  if (!existsSync(join(root, file))) return [`case ${number}: ${file} does not exist`];
  const there = found.find((one) => one.number === number && one.file === file);
  if (!there) return [`case ${number}: no test in ${file} begins with "hard case ${number}: "`];
  return there.names === names
    ? []
    : [`case ${number}: ${file} should read "${there.names}", not "${names}"`];
}

function testFiles(root: string): string[] {
  return ['libs', 'apps', 'stack', 'e2e'].flatMap((folder) => below(root, folder)).sort();
}

function below(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : below(root, path);
    // The check's own test speaks of cases that are none.
    return /\.test\.tsx?$/.test(entry.name) && !path.startsWith('stack/src/verify/') ? [path] : [];
  });
}

function range(to: number): number[] {
  return Array.from({ length: to }, (_, index) => index + 1);
}
