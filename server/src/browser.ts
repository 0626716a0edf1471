import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { startServer } from './server.ts';
import { clientFileSystem } from './workspace/client-file-system.ts';
import { Lifecycle } from './workspace/lifecycle.ts';
import { translationsOfClient } from './workspace/translations-of-client.ts';

const messageStrategy = new Lifecycle();
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
  { messageStrategy },
);

messageStrategy.listen(connection);
startServer(connection, { fileSystem: clientFileSystem(connection), loadTranslations: translationsOfClient });
