// @ts-check
// What our language server is measured against: the smallest server there can be on the same library, and two that many
// people use, installed beside the bench.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { runProgram } from '../../process/run-program.mjs';

const folder = join('dist', 'bench');
const home = join(folder, 'peers');

const YAML = { package: 'yaml-language-server', version: '1.25.0', script: 'bin/yaml-language-server' };
const DOCKERFILE = { package: 'dockerfile-language-server-nodejs', version: '0.15.0', script: 'bin/docker-langserver' };

/** @typedef {{ name: string, script: string, settings?: Record<string, unknown> }} Peer */

/** A server with an empty answer to every request that is measured, and nothing else. @returns {Promise<Peer>} */
export async function smallestServer() {
  return { name: 'smallest server', script: await built('smallest', 'serve();') };
}

/** The same with the library of YAML, which it reads every text with: what the yardstick starts. */
export function smallestServerWithYaml() {
  return built('smallest-with-yaml', "import { parseDocument } from 'yaml'; serve(parseDocument);");
}

/** @param {string} name @param {string} start @returns {Promise<string>} the script */
async function built(name, start) {
  const outfile = join(folder, `${name}.js`);
  const contents = `import { serve } from './smallest-server.mjs'; ${start}`;
  await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    outfile,
  });
  return outfile;
}

/**
 * The servers of others; undefined where they cannot be had. yaml-language-server gets the schema that is made of our data, so
 * that it has to answer the same questions, and may not look for others on the network.
 * @returns {Promise<{ yaml: Peer, dockerfile: Peer } | undefined>}
 */
export async function otherServers() {
  const scripts = [YAML, DOCKERFILE].map((one) => join(home, 'node_modules', one.package, one.script));
  if (!scripts.every((path) => existsSync(path))) {
    mkdirSync(home, { recursive: true });
    const dependencies = Object.fromEntries([YAML, DOCKERFILE].map((one) => [one.package, one.version]));
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies }));
    try {
      await runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', '--no-audit', '--no-fund'], {
        cwd: home,
      });
    } catch (error) {
      console.error(`Without other servers: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }
  const [yaml = '', dockerfile = ''] = scripts;
  const schema = pathToFileURL(resolve('schemas/app_desc-v2.schema.json')).href;
  const settings = {
    yaml: {
      schemas: { [schema]: '*.yaml' },
      schemaStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
    },
  };
  return {
    yaml: { name: `yaml-language-server ${YAML.version}`, script: yaml, settings },
    dockerfile: { name: `dockerfile-language-server ${DOCKERFILE.version}`, script: dockerfile },
  };
}
