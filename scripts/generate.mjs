// @ts-check
// Writes every generated file: each scripts/generate/*.ts exports `generate()`, which gives path -> text.
//   node scripts/generate.mjs          write
//   node scripts/generate.mjs --check  write nothing, fail when a file is not up to date
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { requireBanner } from './build/require-banner.mjs';

const checkOnly = process.argv.includes('--check');
const sources = readdirSync('scripts/generate').filter((name) => name.endsWith('.ts'));
const outdir = 'dist/generate';
await build({
  entryPoints: sources.map((name) => join('scripts/generate', name)),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  banner: requireBanner,
  packages: 'external',
  logLevel: 'warning',
});

let outdated = 0;
for (const name of sources) {
  const { generate } = await import(pathToFileURL(resolve(outdir, name.replace(/\.ts$/, '.mjs'))).href);
  for (const [path, text] of Object.entries(await generate())) {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (before === text) continue;
    outdated++;
    if (checkOnly) console.error(`${path} is not up to date: run npm run generate`);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(`wrote ${path}`);
    }
  }
}
process.exitCode = checkOnly && outdated > 0 ? 1 : 0;
