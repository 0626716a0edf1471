#!/usr/bin/env node
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from './core/project/node-file-system.ts';
import { runScript } from './start/compiled-code.ts';
import { evaluate, type LanguagePart } from './start/language-part.ts';
import { Lifecycle } from './start/lifecycle.ts';
import { startServer } from './start/start-server.ts';
import { loadTranslations } from './start/translations.ts';
import { clientFileSystem, filesByScheme } from './workspace/client-file-system.ts';

const messageStrategy = new Lifecycle();
const options = { messageStrategy, connectionStrategy: messageStrategy };

// `--stdio` for any editor; VS Code's client says `--node-ipc` instead. With the streams given, the library leaves when
// standard input closes.
const connection = process.argv.includes('--stdio')
  ? createConnection(ProposedFeatures.all, process.stdin, process.stdout, options)
  : createConnection(ProposedFeatures.all, options);

// What went wrong where nobody waits is told, and takes no editor's server away.
process.on('unhandledRejection', (error) => {
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
});
startServer(connection, messageStrategy, {
  fileSystem: filesByScheme(nodeFileSystem, clientFileSystem(connection)),
  loadTranslations: ({ locale }) => loadTranslations(locale),
  loadLanguage: () => evaluate(runScript(join(__dirname, 'language.js')) as LanguagePart),
});
