// Bundles every entry point into dist/. `--production` minifies, `--watch` rebuilds on change.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { build, context } from 'esbuild';
import { absentClientFeatures } from './scripts/build/absent-client-features.mjs';
import { advisedSignatures } from './scripts/build/advised-signatures.mjs';
import { ascii } from './scripts/build/ascii.mjs';
import { languageParts } from './scripts/build/language-parts.mjs';
import { cliParts, lazyCliParts, logsPart, partReader } from './scripts/build/lazy-cli-parts.mjs';
import { lazyExtensionParts } from './scripts/build/lazy-extension-parts.mjs';
import { libraryModules } from './scripts/build/library-modules.mjs';
import { writeSignatureTexts } from './scripts/build/signature-texts.mjs';
import { writeTranslations } from './scripts/build/translations.mjs';
import { usedIcons } from './scripts/build/used-icons.mjs';
import { withoutColours } from './scripts/build/without-colours.mjs';
import { withoutAdvice, withoutDocumentation } from './scripts/build/without-documentation.mjs';
import { writtenDocumentation } from './scripts/build/written-documentation.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: production,
  treeShaking: true,
  sourcemap: production ? false : 'linked',
  metafile: true,
  logLevel: 'warning',
  // A name that two files of a library export is ambiguous and belongs to neither; importing it is an error.
  logOverride: { 'import-is-undefined': 'error', 'call-import-namespace': 'error', 'ambiguous-reexport': 'silent' },
  outdir: 'dist',
};

/** Code that runs in Node. Libraries that ship both formats are taken as ES modules: those can be tree-shaken. */
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  mainFields: ['module', 'main'],
};

/** The extension, its language client, its log panel, and the file that loads the server. */
const editor = {
  ...node,
  plugins: [withoutDocumentation, absentClientFeatures, libraryModules, lazyExtensionParts, ascii],
  entryPoints: [
    { in: 'server/src/node.ts', out: 'server' },
    { in: 'client/src/language/node-client.ts', out: 'node-client' },
    { in: 'client/src/logs/host/node-log-panel.ts', out: 'node-log-panel' },
    { in: 'client/src/extension.ts', out: 'extension' },
  ],
};

/** Wraps a file into a function that takes the module to fill and a loader: a part (server/src/start/language-part.ts). */
const part = { banner: { js: '(function (module, require) {' }, footer: { js: '})' } };

/** The start of the server on Node: what it takes to answer `initialize`. */
const start = { ...editor, ...part, entryPoints: [{ in: 'server/src/start/node-start.ts', out: 'start' }] };

/** They leave out what the server never looks at. */
const lean = [advisedSignatures, withoutColours, withoutDocumentation, writtenDocumentation];

/** Everything that the server and the command line share: this build divides it into language.js, its parts and the commands. */
const language = {
  ...shared,
  write: false,
  platform: 'neutral',
  format: 'cjs',
  target: ['node20', 'chrome128'],
  mainFields: ['module', 'main'],
  external: ['vscode-languageserver', 'node:*'],
  plugins: [...lean, lazyCliParts('.'), languageParts([...lean, lazyCliParts('.'), ascii])],
  ...part,
  entryPoints: [{ in: 'server/src/server.ts', out: 'language' }, ...cliParts],
};

/** The command line and the demo platform. */
const programs = {
  ...node,
  plugins: [lazyCliParts('./cli')],
  entryPoints: [
    { in: 'server/src/cli.ts', out: 'cli' },
    { in: 'client/src/logs/demo/main.ts', out: 'demo-platform' },
  ],
};

/** The command `logs` in one file, because loading its modules one by one would take longer than a small log; and the loader of parts. */
const logs = {
  ...node,
  outdir: 'dist/cli',
  plugins: [withoutAdvice, libraryModules, lazyCliParts('.'), ascii],
  entryPoints: [...logsPart, partReader],
};

/** The extension and the start of its server in VS Code for the Web. */
const web = {
  ...shared,
  platform: 'browser',
  target: 'chrome128',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  plugins: [withoutDocumentation, absentClientFeatures, libraryModules, ascii],
  outdir: 'dist/web',
};
const webExtension = { ...web, format: 'cjs', entryPoints: [{ in: 'client/src/browser.ts', out: 'extension' }] };
const webServer = { ...web, format: 'iife', entryPoints: [{ in: 'server/src/browser.ts', out: 'server' }] };

/** The thread of the log panel: one file, for Node and for browsers. */
const logWorker = {
  ...web,
  plugins: [withoutAdvice, ascii],
  target: [node.target, web.target],
  format: 'iife',
  outdir: 'dist',
  entryPoints: [{ in: 'client/src/logs/worker/worker.ts', out: 'log-worker' }],
};

/** The page of the log panel. */
const webview = {
  ...shared,
  platform: 'browser',
  format: 'iife',
  target: 'chrome128',
  plugins: [usedIcons],
  assetNames: '[name]',
  outdir: 'dist/webview',
  entryPoints: [
    { in: 'client/src/logs/webview/main.ts', out: 'main' },
    { in: 'client/src/logs/webview/style.css', out: 'style' },
  ],
};

const everything = [editor, start, language, programs, logs, webExtension, webServer, logWorker, webview];

for (const folder of ['dist/cli', 'dist/language']) rmSync(folder, { recursive: true, force: true });
for (const path of builtBefore().filter((name) => name.endsWith('.map'))) rmSync(path, { force: true });
mkdirSync('dist', { recursive: true });
const signatureTexts = 'dist/signature-texts.json';
await writeSignatureTexts(signatureTexts);

if (watch) {
  await writeTranslations(undefined);
  for (const options of everything) await (await context(options)).watch();
} else {
  const results = await Promise.all(everything.map((options) => build(options)));
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  writeFileSync(
    'dist/sizes.json',
    JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([k, v]) => [k, v.bytes])), null, 2),
  );
  await writeTranslations([
    ...Object.keys(outputs).filter((path) => path.endsWith('.js') && !path.startsWith('dist/cli/')),
    signatureTexts,
  ]);
}

/** What the last build wrote. Its source maps would stay behind beside a minified build, and be packed. */
function builtBefore() {
  return existsSync('dist/sizes.json') ? Object.keys(JSON.parse(readFileSync('dist/sizes.json', 'utf8'))) : [];
}
