import { version } from '../../package.json';

/** Who the server says it is. */
export const SERVER_NAME = 'procfile-doctor';

/** The release of this package, for the server, the extension and the command line alike. */
export const VERSION = version;
