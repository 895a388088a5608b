// What the themes' builds share. Several builds may run at once (solution, tests, IDE), so only one of a theme works at a time,
// and files appear whole.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const lockIsAbandonedAfter = 10 * 60_000; // milliseconds; a killed build leaves its lock behind
const version = (major, minor = 0) => (major << 16) | (minor << 8);

/**
 * Installs a theme's packages when its package-lock.json has changed, then lets it write its wwwroot/.
 * @param {string} root The theme's folder.
 * @param {(theme: Theme) => Promise<void>} build
 */
export async function buildTheme(root, build) {
  const theme = new Theme(root);
  await theme.takeLock();
  try {
    theme.installPackages();
    mkdirSync(theme.at('wwwroot'), { recursive: true });
    await build(theme);
  } catch (error) {
    // MSBuild shows a line of this form as a build error.
    console.error(`Assets/build.mjs : error THEME01: ${error.message.replaceAll('\n', ' ')}`);
    process.exitCode = 1;
  } finally {
    rmSync(theme.lock, { recursive: true, force: true });
  }
}

class Theme {
  constructor(root) {
    this.root = root;
    this.lock = this.at('obj', 'theme-build.lock');
  }

  at(...names) {
    return path.join(this.root, ...names);
  }

  async takeLock() {
    mkdirSync(path.dirname(this.lock), { recursive: true });
    for (;;) {
      try {
        return mkdirSync(this.lock);
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const taken = statSync(this.lock, { throwIfNoEntry: false });
      if (taken && Date.now() - taken.mtimeMs > lockIsAbandonedAfter) rmSync(this.lock, { recursive: true, force: true });
      await delay(200);
    }
  }

  installPackages() {
    const wanted = createHash('sha256').update(readFileSync(this.at('package-lock.json'))).digest('hex');
    const stamp = this.at('node_modules', '.installed');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    const npm = spawnSync('npm', ['ci', '--ignore-scripts'], {
      cwd: this.root, encoding: 'utf8', shell: process.platform === 'win32',
    });
    if (npm.error || npm.status !== 0) {
      throw new Error(`"npm ci" failed in ${this.root}: ${npm.error?.message ?? npm.stderr.trim()}`);
    }
    writeFileSync(stamp, wanted);
  }

  /** Loads a file of one of the theme's packages. */
  package(file) {
    return import(pathToFileURL(this.at('node_modules', file)).href);
  }

  /** Writes a file of wwwroot/, whole. */
  place(name, content) {
    const unfinished = this.at('obj', `${name}.${process.pid}`);
    writeFileSync(unfinished, content);
    renameSync(unfinished, this.at('wwwroot', name));
  }

  /** One of Bootstrap's icons, for mask-image: pages ask nobody else for it, and its colour is that of the text. */
  icon(sass, name) {
    const svg = readFileSync(this.at('node_modules', 'bootstrap-icons', 'icons', `${name}.svg`), 'utf8')
      .replace(/ (class|width|height|fill)="[^"]*"/g, '').replaceAll('"', "'").replace(/\s*\n\s*/g, '');
    return new sass.SassString(`url("data:image/svg+xml,${svg.replace(/[%#<>]/g, encodeURIComponent)}")`, { quotes: false });
  }

  /**
   * Compiles Sass for the oldest browsers and minifies it.
   * @param {string} name Without ending; Assets/styles/<name>.scss becomes <name>.css.
   * @param {number} largest Bytes after brotli: a reader on a slow network pays for every one of them.
   * @param {string[]} loadPaths Where it finds more than its own files and its packages.
   */
  async placeStylesheet(name, largest, loadPaths = []) {
    const [sass, lightning] = await Promise.all([this.package('sass/sass.node.mjs'), this.package('lightningcss/node/index.mjs')]);
    const compiled = sass.compile(this.at('Assets', 'styles', `${name}.scss`), {
      loadPaths: [...loadPaths, this.at('node_modules')],
      quietDeps: true,
      functions: { 'icon($name)': ([name]) => this.icon(sass, name.assertString('name').text) },
      silenceDeprecations: ['import'], // Bootstrap 5's partials share one global scope, which @use doesn't offer
    });
    const { code } = lightning.transform({
      filename: `${name}.css`,
      code: Buffer.from(compiled.css),
      minify: true,
      targets: {
        android: version(109), chrome: version(109), edge: version(109), firefox: version(115),
        ios_saf: version(15, 6), safari: version(15, 6), samsung: version(20),
      },
    });
    const size = brotliCompressSync(code).length;
    if (size > largest) throw new Error(`${name}.css is ${size} bytes after brotli; the most allowed is ${largest}.`);
    this.place(`${name}.css`, code);
  }
}
