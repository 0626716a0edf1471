import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { clientFileSystem } from './editor/client-file-system.ts';
import { type LanguagePart, loadLanguage } from './start/language-part.ts';
import { Lifecycle } from './start/lifecycle.ts';
import { startServer } from './start/start-server.ts';
import { translationsOfClient } from './start/translations-of-client.ts';

/** The client starts the worker with the texts of `dist/language.js` and its parts under this name (worker-server.ts). */
declare const languageParts: Readonly<Record<string, LanguagePart>>;

const messageStrategy = new Lifecycle();
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
  { messageStrategy, connectionStrategy: messageStrategy },
);

startServer(connection, messageStrategy, {
  fileSystem: clientFileSystem(connection),
  loadTranslations: translationsOfClient,
  loadLanguage: () => loadLanguage(partNamed),
  soon: (work) => void setTimeout(work),
});

function partNamed(name: string): LanguagePart {
  const part = languageParts[name];
  if (!part) throw new Error(`the client sent no ${name}.js`);
  return part;
}
