import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { nodeFileSystem } from './core/project/node-file-system.ts';
import { startServer } from './server.ts';
import { loadTranslations } from './workspace/translations.ts';

// `--stdio` for any editor; VS Code's client says `--node-ipc` instead.
const connection = process.argv.includes('--stdio')
  ? createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(process.stdin),
      new StreamMessageWriter(process.stdout),
    )
  : createConnection(ProposedFeatures.all);

startServer(connection, { fileSystem: nodeFileSystem, loadTranslations });
