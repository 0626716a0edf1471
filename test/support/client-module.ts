import { build, type Plugin } from 'esbuild';

/**
 * What a module of the extension gives out, outside of VS Code: whatever it takes of the API is something that can be
 * called and asked for anything, and does nothing; as text it is empty,
 * and whoever waits for it waits no longer.
 * @param api parts of the API that a test plays
 */
export async function clientModule<T>(path: string, api: object = {}): Promise<T> {
  const key = `procfile-doctor-api-${played++}`;
  Object.assign(globalThis, { [key]: api });
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [withoutVsCode(key)],
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

let played = 0;

const withoutVsCode = (key: string): Plugin => ({
  name: 'without VS Code',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ path }) => ({ path, namespace: 'none' }));
    onLoad({ filter: /./, namespace: 'none' }, () => ({
      contents: `
        const own = { [Symbol.toPrimitive]: () => '', then: undefined };
        const get = (_, key) => (key in own ? own[key] : anything);
        const anything = new Proxy(function () {}, { get, set: () => true, apply: () => anything, construct: () => anything });
        module.exports = Object.create(anything, Object.getOwnPropertyDescriptors(globalThis[${JSON.stringify(key)}]));`,
    }));
  },
});
