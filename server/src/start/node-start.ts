/** The start of the server on Node: `dist/start.js`, built as a part like the others and loaded by `node.ts`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../core/project/node-file-system.ts';
import { clientFileSystem, filesByScheme } from '../editor/client-file-system.ts';
import { type LanguagePart, loadLanguage } from './language-part.ts';
import { Lifecycle } from './lifecycle.ts';
import { messageStreams } from './standard-streams.ts';
import { startServer } from './start-server.ts';
import { loadTranslations } from './translations.ts';

/** `folder` holds the translations; `read` gives a part by the name of its file. */
export function start(folder: string, read: (name: string) => LanguagePart): void {
  const messageStrategy = new Lifecycle();
  const connection = connect(messageStrategy);
  // An error that nobody awaits is logged; it does not end the server.
  process.on('unhandledRejection', (error) => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  startServer(connection, messageStrategy, {
    fileSystem: filesByScheme(nodeFileSystem, clientFileSystem(connection)),
    loadTranslations: ({ locale }) => loadTranslations(folder, locale),
    loadLanguage: () => loadLanguage(read),
    // A timer of 0 ms would wait for one.
    soon: (work) => void setImmediate(work),
  });
}

/** `--stdio` for any editor; VS Code's client says `--node-ipc` instead. */
function connect(messageStrategy: Lifecycle) {
  const options = { messageStrategy, connectionStrategy: messageStrategy };
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all, options);
  const leave = () => process.exit(messageStrategy.isShutDown ? 0 : 1);
  const { reader, writer } = messageStreams(process.stdin, process.stdout, leave);
  return createConnection(ProposedFeatures.all, reader, writer, options);
}
