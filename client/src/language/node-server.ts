import type { ServerHost } from './language-client.ts';

/** The server as a process of its own. */
export function nodeServer(module: string): ServerHost {
  return {
    createClient(options, onPhase) {
      // Bundled as a file of its own (esbuild.mjs) that is loaded only now: every YAML and Python file activates the extension, few need a server.
      const { createNodeClient } = require('./node-client.ts') as typeof import('./node-client.ts');
      return createNodeClient(module, options, onPhase);
    },
    initializationOptions: {},
  };
}
