/** Where incidents come from, and all that is known of an application: loaded with the first incident. */
export { diagnose } from './diagnose.ts';
export { locate } from './locate.ts';
