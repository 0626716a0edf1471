import { stat } from 'node:fs/promises';
import { win32 } from 'node:path';

/** What a program is looked for with; tests give that of another system. */
interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isFile: (path: string) => Promise<boolean>;
}

const here: Surroundings = {
  platform: process.platform,
  env: process.env,
  isFile: (path) =>
    stat(path).then(
      (stats) => stats.isFile(),
      () => false,
    ),
};

/**
 * What to start for the name of a program; `undefined` where there is none. On Windows it is looked for on the PATH alone: asked
 * for a bare name, Node looks into the folder that the program is started in first, and there is what a repository brings along
 * (libuv: src/win/process.c search_path(); only newer ones heed NoDefaultCurrentDirectoryInExePath).
 */
export async function programPath(
  name: string,
  { platform, env, isFile }: Surroundings = here,
): Promise<string | undefined> {
  if (platform !== 'win32' || win32.basename(name) !== name) return name;
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const folders = path.split(';').map((folder) => folder.replaceAll('"', ''));
  // What Node starts without a shell: no scripts.
  const names = win32.extname(name) === '' ? [`${name}.com`, `${name}.exe`] : [name];
  // An entry such as `.` or `\bin` depends on where one is.
  for (const folder of folders.filter((one) => /^(?:[a-z]:[\\/]|\\\\)/i.test(one))) {
    for (const file of names) {
      const found = win32.join(folder, file);
      if (await isFile(found)) return found;
    }
  }
  return undefined;
}
