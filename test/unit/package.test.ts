// The package as npm sees it: it must install anywhere, from any registry.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Marketplace {
  readonly icon?: string;
  readonly publisher?: string;
  readonly license?: string;
  readonly description?: string;
  readonly homepage?: string;
  readonly repository?: { readonly url: string };
  readonly bugs?: { readonly url: string };
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  readonly galleryBanner?: { readonly color: string; readonly theme: string };
  readonly engines?: { readonly vscode: string };
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

const manifest = read<LockedPackage>('package.json');
const { packages } = read<{ packages: Readonly<Record<string, LockedPackage>> }>('package-lock.json');

test('the lock file belongs to package.json', () => {
  assert.deepEqual(packages['']?.devDependencies, manifest.devDependencies);
  assert.deepEqual(packages['']?.dependencies, manifest.dependencies);
});

/** Packages in the tables under `## Dependencies` of ARCHITECTURE.md: of the first, of the second. */
function listedPackages(): string[][] {
  const chapter = readFileSync('ARCHITECTURE.md', 'utf8').split('## Dependencies')[1] ?? '';
  return chapter
    .split('Builds and tests:')
    .map((table) =>
      [...table.matchAll(/^\| ([^|]+?) *\|/gm)]
        .flatMap(([, names = '']) => names.split(', '))
        .filter((name) => name !== 'package' && !name.startsWith('-')),
    );
}

function importedPackages(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:ts|css)$/.test(path));
  const names = files.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(/(?:from|import) '((?:@[\w-]+\/)?[\w-]+)[/']/g)].map(
      ([, name = '']) => name,
    ),
  );
  return new Set(names.filter((name) => name !== 'vscode' && name !== 'vscode-languageserver-protocol'));
}

test('dependencies are pinned, and listed in ARCHITECTURE.md with their reason', () => {
  const dependencies = Object.entries(manifest.devDependencies ?? {});
  assert.deepEqual(manifest.dependencies ?? {}, {});
  assert.deepEqual(
    dependencies.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  );
  const [bundled = [], others = []] = listedPackages();
  assert.deepEqual([...bundled, ...others].sort(), dependencies.map(([name]) => name).sort());
  const imported = new Set([...importedPackages('server/src'), ...importedPackages('client/src')]);
  // What a listed package brings along itself, too.
  const brought = bundled.flatMap((name) => Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}));
  assert.deepEqual(
    [...imported].filter((name) => !bundled.includes(name) && !brought.includes(name)),
    [],
  );
});

test('what is installed is what was looked at: by its hash, no longer kept up by nobody, and running nothing', () => {
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  // Biome for other machines: npm notes no hash of what it cannot ask for.
  const withoutHash = locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
  assert.deepEqual(
    withoutHash.filter(([path, { optional }]) => !optional || !path.startsWith('node_modules/@biomejs/cli-')),
    [],
  );
  assert.deepEqual(
    locked.flatMap(([path, { deprecated }]) => (deprecated === undefined ? [] : [`${path}: ${deprecated}`])),
    [],
  );
  // esbuild finds its program without that; `npm ci` is told to run no scripts (scripts/process/dependencies.mjs).
  assert.deepEqual(
    locked.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [path] : [])),
    ['node_modules/esbuild'],
  );
  assert.match(readFileSync('scripts/process/dependencies.mjs', 'utf8'), /'ci', '--ignore-scripts'/);
});

test('the lock file names no registry', () => {
  const addresses = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
  assert.deepEqual(addresses, []);
});

test('the lock file holds the packages of every platform, or npm ci refuses it on another one', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map((name) => `${path} -> ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('every sentence of package.json is there in English and in Chinese', () => {
  const keys = new Set([...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    assert.deepEqual(new Set(Object.keys(read<Record<string, string>>(file))), keys, file);
  }
});

test('the marketplace finds all that it shows', () => {
  const { icon, publisher, license, repository, bugs, homepage, categories, keywords, galleryBanner, description } =
    read<Marketplace>('package.json');
  for (const text of [publisher, license, repository?.url, bugs?.url, homepage, description]) assert.ok(text);
  assert.match(repository?.url ?? '', /^(?:git\+)?https:\/\//);
  assert.ok(categories && categories.length > 0 && categories.length <= 5);
  // More than 30 are refused (microsoft/vscode-vsce:src/package.ts, TagsProcessor).
  assert.ok(keywords && keywords.length > 0 && keywords.length <= 20);
  assert.match(galleryBanner?.color ?? '', /^#[0-9a-f]{6}$/);
  assert.ok(['dark', 'light'].includes(galleryBanner?.theme ?? ''));
  const image = readFileSync(icon ?? '');
  assert.equal(image.toString('latin1', 1, 4), 'PNG');
  const [width, height] = [image.readUInt32BE(16), image.readUInt32BE(20)];
  assert.ok(width >= 128 && width === height, `${width} x ${height}`);
});

test('the types of VS Code are those of the oldest release that is supported', () => {
  const { engines, devDependencies } = read<Marketplace>('package.json');
  assert.equal(engines?.vscode, `^${devDependencies?.['@types/vscode']}`);
});

test('nothing that is bundled sends telemetry', () => {
  const telemetry =
    /TelemetryLogger|TelemetryReporter|applicationinsights|segment\.io|@sentry\b|sentry[-_.](?:sdk|init|io)\b|bugsnag/i;
  const sources = [...projectFiles('client'), ...projectFiles('server')].filter((path) => path.endsWith('.ts'));
  assert.deepEqual(
    [...sources, 'package.json'].filter((path) => telemetry.test(readFileSync(path, 'utf8'))),
    [],
  );
});

test('no file names a package registry', () => {
  const registry = /registry\.(npmjs|yarnpkg|npmmirror)|pypi\.org\/simple|files\.pythonhosted|deb\.debian\.org/;
  const wrong = projectFiles('.').filter(
    (path) => statSync(path).size < 2_000_000 && registry.test(readFileSync(path, 'utf8')),
  );
  assert.deepEqual(wrong, []);
});

/** Everything that belongs to the project: not what is installed, built or downloaded. */
function projectFiles(folder: string): readonly string[] {
  const foreign = new Set(['node_modules', 'dist', '.git', '.vscode-test', '.programs', 'coverage', '__pycache__']);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !foreign.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return projectFiles(path);
      return entry.isFile() ? [path] : [];
    });
}
