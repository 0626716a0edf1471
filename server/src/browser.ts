import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { evaluate, type LanguagePart } from './start/language-part.ts';
import { Lifecycle } from './start/lifecycle.ts';
import { startServer } from './start/start-server.ts';
import { translationsOfClient } from './start/translations-of-client.ts';
import { clientFileSystem } from './workspace/client-file-system.ts';

/** The client starts the worker with the text of `dist/language.js` under this name (worker-server.ts). */
declare const languagePart: LanguagePart;

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
  loadLanguage: () => evaluate(languagePart),
});
