// @ts-check
import { build } from 'esbuild';

/**
 * What a module of the sources gives out when it is run; it must need nothing but other sources.
 * @template T
 * @param {string} path @returns {Promise<T>}
 */
export async function runSource(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
