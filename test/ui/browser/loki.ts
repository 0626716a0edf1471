import { createServer } from 'node:http';

/** A Loki with one line, which says whether pages of other addresses may ask. */
export async function startLoki() {
  const state = { allow: false };
  const server = createServer((request, response) => {
    if (state.allow) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', '*');
    }
    response.setHeader('Content-Type', 'application/json');
    const values = [[String(BigInt(Date.now() - 5000) * 1_000_000n), 'a line of loki']];
    const result = request.method === 'GET' ? [{ stream: { app: 'shop' }, values }] : [];
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'streams', result } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(state, { url: `http://127.0.0.1:${port}`, server });
}
