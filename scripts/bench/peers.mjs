// @ts-check
// What our language server is measured against: the smallest server there can be on the same library, and two that many
// people use, installed beside the bench.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { runProgram } from '../run-program.mjs';

const folder = join('dist', 'bench');
const VERSIONS = { 'yaml-language-server': '1.25.0', 'dockerfile-language-server-nodejs': '0.15.0' };

/** The path of a server with one handler and nothing else. */
export async function smallestServer() {
  const outfile = join(folder, 'smallest.js');
  await build({
    stdin: {
      contents: `
        const { createConnection, ProposedFeatures, TextDocuments } = require('vscode-languageserver/node');
        const { TextDocument } = require('vscode-languageserver-textdocument');
        const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
        const texts = new TextDocuments(TextDocument);
        connection.onInitialize(() => ({
          capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } },
        }));
        connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
        texts.onDidChangeContent(({ document }) => connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
        texts.listen(connection);
        connection.listen();`,
      resolveDir: process.cwd(),
    },
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

/** The paths of the servers of others, by name; none where they cannot be had. */
export async function otherServers() {
  const home = join(folder, 'peers');
  const paths = {
    'yaml-language-server': join(home, 'node_modules/yaml-language-server/bin/yaml-language-server'),
    'dockerfile-language-server-nodejs': join(
      home,
      'node_modules/dockerfile-language-server-nodejs/bin/docker-langserver',
    ),
  };
  if (!Object.values(paths).every((path) => existsSync(path))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: VERSIONS }));
    try {
      await runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', '--no-audit', '--no-fund'], {
        cwd: home,
      });
    } catch (error) {
      console.error(`Without other servers: ${error instanceof Error ? error.message : error}`);
      return {};
    }
  }
  return paths;
}
