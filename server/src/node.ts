#!/usr/bin/env node
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from './core/project/node-file-system.ts';
import { runScript } from './start/compiled-code.ts';
import { type LanguagePart, loadLanguage } from './start/language-part.ts';
import { Lifecycle } from './start/lifecycle.ts';
import { optimizeLater } from './start/optimize-later.ts';
import { messageStreams } from './start/standard-streams.ts';
import { startServer } from './start/start-server.ts';
import { loadTranslations } from './start/translations.ts';
import { clientFileSystem, filesByScheme } from './workspace/client-file-system.ts';

const messageStrategy = new Lifecycle();
const options = { messageStrategy, connectionStrategy: messageStrategy };

/** `--stdio` for any editor; VS Code's client says `--node-ipc` instead. */
function connect() {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all, options);
  const leave = () => process.exit(messageStrategy.isShutDown ? 0 : 1);
  const { reader, writer } = messageStreams(process.stdin, process.stdout, leave);
  return createConnection(ProposedFeatures.all, reader, writer, options);
}

const connection = connect();
// What went wrong where nobody waits is told, and takes no editor's server away.
process.on('unhandledRejection', (error) => {
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
});
startServer(connection, messageStrategy, {
  fileSystem: filesByScheme(nodeFileSystem, clientFileSystem(connection)),
  loadTranslations: ({ locale }) => loadTranslations(locale),
  loadLanguage: () => {
    optimizeLater();
    return loadLanguage((name) => runScript(join(__dirname, `${name}.js`)) as LanguagePart);
  },
});
