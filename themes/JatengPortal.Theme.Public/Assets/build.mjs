// Builds wwwroot/ of this theme.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildTheme } from '../../assets.mjs';

await buildTheme(path.resolve(import.meta.dirname, '..'), async theme => {
  await theme.placeStylesheet('site', 15_000);
  theme.place('icon.svg', readFileSync(theme.at('Assets', 'icon.svg')));
});
