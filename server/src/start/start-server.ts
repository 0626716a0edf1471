/**
 * The start of a server, on Node and in a browser: `initialize` is answered with the protocol's library alone. The rest
 * (`server.ts`) is loaded while the client reads the answer, at the latest by its next message, `initialized`.
 */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { FileSystem } from '../core/project/file-system.ts';
import type { Translations } from '../core/text/l10n.ts';
import { clientFeatures } from '../editor/client-features.ts';
import { initializeResult } from './capabilities.ts';
import type { Lifecycle } from './lifecycle.ts';

interface Host {
  readonly fileSystem: FileSystem;
  readonly loadTranslations: (params: InitializeParams) => Promise<Translations>;
  /** The rest of the server, read when this is called. */
  readonly loadLanguage: () => typeof import('../server.ts');
  /** Does something in a later turn of the event loop, in the order in which it was asked for. */
  readonly soon: (work: () => void) => void;
}

export function startServer(connection: Connection, lifecycle: Lifecycle, host: Host): void {
  connection.onInitialize(async (params) => {
    const client = clientFeatures(params.capabilities, params.initializationOptions);
    let translations: Translations;
    lifecycle.beforeNextMessage(() =>
      host.loadLanguage().serve(connection, host.fileSystem, params, () => ({ client, translations })),
    );
    translations = await host.loadTranslations(params);
    // The library may write an answer one turn after its handler has returned.
    host.soon(() => host.soon(() => lifecycle.prepare()));
    return initializeResult(client, translations);
  });
  lifecycle.listen(connection);
  connection.listen();
}
