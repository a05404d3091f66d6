// The one way in: `npm start`, `npm test`, … come here on a fresh clone, so this file uses nothing but Node.
// It finds pnpm, installs what the lockfile says, and hands over to stack/src/<command>.ts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpmVersion = '12.21.0';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const onWindows = process.platform === 'win32';
const [command, ...args] = process.argv.slice(2);

checkNode();
checkCommand();
const env = cleanEnvironment();
const installed = findPnpm();
installIfNeeded();
if (!installed) env.PATH = shimFolder() + delimiter + env.PATH;
run();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Latchkey needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org/`);
}

function checkCommand() {
  if (/^[a-z]+$/.test(command || '') && existsSync(join(root, 'stack', 'src', `${command}.ts`))) return;
  fail(`Unknown command "${command || ''}". See the scripts in package.json.`);
}

/** npm hands its own settings down as npm_config_*; pnpm would take them for its own. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name));
  const path = process.env.PATH || process.env.Path || '';
  return { ...Object.fromEntries(kept), PATH: path, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
}

/** An installed pnpm counts only if its major is ours: the lockfile and settings differ between majors. */
function findPnpm() {
  const found = spawnSync('pnpm', ['--version'], {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: onWindows,
    timeout: 15_000,
  });
  const major = String(found.stdout).trim().split('.')[0];
  return found.status === 0 && major === pnpmVersion.split('.')[0];
}

function installIfNeeded() {
  const stampFile = join(root, 'node_modules', '.latchkey-stamp');
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(readFileSync(join(root, 'pnpm-workspace.yaml')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  console.log('Installing packages (the first time this takes about a minute) …');
  const startedAt = Date.now();
  const [program, ...first] = installed ? ['pnpm'] : ['npx', '--yes', `pnpm@${pnpmVersion}`];
  const install = spawnSync(program, [...first, 'install', '--frozen-lockfile'], {
    cwd: root,
    env: { ...env, CI: 'true' },
    encoding: 'utf8',
    shell: onWindows,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (install.status !== 0) {
    console.error(
      `${install.stdout || ''}${install.stderr || ''}${install.error ? install.error.message : ''}`,
    );
    fail('The packages could not be installed.');
  }
  writeFileSync(stampFile, stamp);
  console.log(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

/** Turborepo looks for a pnpm on PATH; where none is installed it finds this one, which npx has fetched. */
function shimFolder() {
  const folder = join(root, 'node_modules', '.latchkey-bin');
  const shim = join(folder, onWindows ? 'pnpm.cmd' : 'pnpm');
  if (existsSync(shim)) return folder;
  mkdirSync(folder, { recursive: true });
  if (onWindows) {
    writeFileSync(shim, `@npx --yes pnpm@${pnpmVersion} %*\r\n`);
  } else {
    const find = ['--yes', `--package=pnpm@${pnpmVersion}`, '-c', 'command -v pnpm'];
    const real = spawnSync('npx', find, { cwd: root, env, encoding: 'utf8' }).stdout.trim();
    writeFileSync(
      shim,
      `#!/bin/sh\n[ -x "${real}" ] && exec "${real}" "$@"\nexec npx --yes pnpm@${pnpmVersion} "$@"\n`,
    );
    chmodSync(shim, 0o755);
  }
  return folder;
}

function run() {
  const script = join('stack', 'src', `${command}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    env,
    // The channel tells the child when this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  stopWithParent(child);
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) =>
    process.exit(code === null ? 128 + (signal === 'SIGINT' ? 2 : 15) : code),
  );
}

/** npm passes a signal on to its shell, which dies of it without telling us; then we have another parent. */
function stopWithParent(child) {
  if (!process.env.npm_lifecycle_event || onWindows) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 250);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
