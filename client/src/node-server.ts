import type { ServerHost } from './language-client.ts';

/** The server as a process of its own. */
export function nodeServer(module: string): ServerHost {
  return {
    createClient(options, onPhase) {
      // A file of its own (esbuild.mjs): every YAML file starts the extension, and few of them a server.
      const { createNodeClient } = require('./node-client.ts') as typeof import('./node-client.ts');
      return createNodeClient(module, options, onPhase);
    },
    // There are commands that show an incident and the lines of a process.
    initializationOptions: { logPanel: true },
  };
}
