import { version } from '../../package.json';

/** The release of this package, for the server, the extension and the command line alike. */
export const VERSION = version;
