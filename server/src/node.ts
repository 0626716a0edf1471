#!/usr/bin/env node
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from './core/project/node-file-system.ts';
import { startServer } from './server.ts';
import { clientFileSystem, filesByScheme } from './workspace/client-file-system.ts';
import { Lifecycle } from './workspace/lifecycle.ts';
import { loadTranslations } from './workspace/translations.ts';

const messageStrategy = new Lifecycle();

// `--stdio` for any editor; VS Code's client says `--node-ipc` instead. With the streams given, the library leaves when
// standard input closes.
const connection = process.argv.includes('--stdio')
  ? createConnection(ProposedFeatures.all, process.stdin, process.stdout, { messageStrategy })
  : createConnection(ProposedFeatures.all, { messageStrategy });

messageStrategy.listen(connection);
// What went wrong where nobody waits is told, and takes no editor's server away.
process.on('unhandledRejection', (error) => {
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
});
startServer(connection, {
  fileSystem: filesByScheme(nodeFileSystem, clientFileSystem(connection)),
  loadTranslations: ({ locale }) => loadTranslations(locale),
});
