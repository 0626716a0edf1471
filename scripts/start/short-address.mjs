// @ts-check
import { createServer } from 'node:http';

/**
 * A short address that leads to a long one: what a person has to read or copy fits on a line.
 * @param {string} target
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startShortAddress(target) {
  const server = createServer((_request, response) => response.writeHead(302, { location: target }).end());
  const port = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.close();
    },
  };
}
