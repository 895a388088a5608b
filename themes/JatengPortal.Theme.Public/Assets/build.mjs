// Builds wwwroot/ of this theme: installs the packages when package-lock.json has changed, compiles the stylesheet.
// Several builds may run at once (solution, tests, IDE), so only one works at a time, and files appear whole.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..');
const at = (...names) => path.join(root, ...names);
const lock = at('obj', 'theme-build.lock');
const lockIsAbandonedAfter = 10 * 60_000; // milliseconds; a killed build leaves its lock behind
const largestStylesheet = 15_000; // bytes, brotli: a reader on a slow network pays for every one of them

async function takeLock() {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      return mkdirSync(lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const taken = statSync(lock, { throwIfNoEntry: false });
    if (taken && Date.now() - taken.mtimeMs > lockIsAbandonedAfter) rmSync(lock, { recursive: true, force: true });
    await delay(200);
  }
}

function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex');
  const stamp = at('node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const npm = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: root, encoding: 'utf8', shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    throw new Error(`"npm ci" failed in ${root}: ${npm.error?.message ?? npm.stderr.trim()}`);
  }
  writeFileSync(stamp, wanted);
}

async function compileStylesheet() {
  const packages = at('node_modules');
  const entry = name => import(pathToFileURL(path.join(packages, name)).href);
  const [sass, lightning] = await Promise.all([entry('sass/sass.node.mjs'), entry('lightningcss/node/index.mjs')]);
  const compiled = sass.compile(at('Assets', 'styles', 'site.scss'), {
    loadPaths: [packages],
    quietDeps: true,
    silenceDeprecations: ['import'], // Bootstrap 5's partials share one global scope, which @use doesn't offer
  });
  const version = (major, minor = 0) => (major << 16) | (minor << 8);
  const { code } = lightning.transform({
    filename: 'site.css',
    code: Buffer.from(compiled.css),
    minify: true,
    targets: {
      android: version(109), chrome: version(109), edge: version(109), firefox: version(115),
      ios_saf: version(15, 6), safari: version(15, 6), samsung: version(20),
    },
  });
  const size = brotliCompressSync(code).length;
  if (size > largestStylesheet) {
    throw new Error(`site.css is ${size} bytes after brotli; the most allowed is ${largestStylesheet}.`);
  }
  return code;
}

function place(name, write) {
  const unfinished = at('obj', `${name}.${process.pid}`);
  write(unfinished);
  renameSync(unfinished, at('wwwroot', name));
}

await takeLock();
try {
  installPackages();
  const stylesheet = await compileStylesheet();
  mkdirSync(at('wwwroot'), { recursive: true });
  place('icon.svg', file => copyFileSync(at('Assets', 'icon.svg'), file));
  place('site.css', file => writeFileSync(file, stylesheet));
} catch (error) {
  // MSBuild shows a line of this form as a build error.
  console.error(`Assets/build.mjs : error THEME01: ${error.message.replaceAll('\n', ' ')}`);
  process.exitCode = 1;
} finally {
  rmSync(lock, { recursive: true, force: true });
}
