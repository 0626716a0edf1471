import { decodedFileName } from '../text/decoded-name.ts';

const FOR_DEVELOPMENT = /(?:^|[-._])(?:dev|devel|develop|development|local|test|debug|win|windows)(?=[-._]|$)/i;

/**
 * True for `Procfile.dev` and its kin, which foreman, honcho and `heroku local -f` run on the developer's machine. No
 * platform reads them: each looks for the name `Procfile`.
 */
export function isDevelopmentFile(uri: string): boolean {
  const name = decodedFileName(uri);
  return /procfile/i.test(name) && FOR_DEVELOPMENT.test(name);
}

/** True for `dev`, `web-dev` and the like: processes for `honcho start dev`, which a Procfile may have beside its `web`. */
export function isDevelopmentProcess(name: string): boolean {
  return FOR_DEVELOPMENT.test(name);
}
