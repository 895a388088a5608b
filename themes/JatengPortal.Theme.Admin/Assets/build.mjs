// Builds wwwroot/ of this theme: two stylesheets and two scripts, the editor's apart, since few pages need it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildTheme } from '../../assets.mjs';

const publicTheme = path.resolve(import.meta.dirname, '..', '..', 'JatengPortal.Theme.Public', 'Assets');

await buildTheme(path.resolve(import.meta.dirname, '..'), async theme => {
  checkTypes(theme);
  const styles = [path.join(publicTheme, 'styles')];
  await theme.placeStylesheet('admin', 15_000, styles);
  await theme.placeStylesheet('editor', 5_000, styles);
  await placeScripts(theme);
  theme.place('icon.svg', readFileSync(path.join(publicTheme, 'icon.svg')));
});

function checkTypes(theme) {
  const checked = spawnSync(process.execPath, [theme.at('node_modules', 'typescript', 'bin', 'tsc'), '--project', theme.root], { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`The scripts' types don't fit: ${checked.stdout}${checked.stderr}`);
}

async function placeScripts(theme) {
  const esbuild = await theme.package('esbuild/lib/main.js');
  const { outputFiles } = await esbuild.build({
    entryPoints: ['admin.ts', 'editor.ts'].map(file => theme.at('Assets', 'scripts', file)),
    outdir: theme.at('wwwroot'),
    bundle: true,
    format: 'esm',
    minify: true,
    target: ['chrome109', 'firefox115', 'safari15.6'],
    legalComments: 'inline',
    write: false,
    // The server renders previews and the browser checks spelling: EasyMDE's own ways of doing so stay out of the bundle.
    alias: {
      marked: theme.at('Assets', 'scripts', 'editor', 'unused.ts'),
      'codemirror-spell-checker': theme.at('Assets', 'scripts', 'editor', 'unused.ts'),
    },
  });
  for (const file of outputFiles) theme.place(path.basename(file.path), file.contents);
}
