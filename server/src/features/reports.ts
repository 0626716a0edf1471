/** Where incidents come from, and all that is known of an application: loaded with the first incident. */
export { diagnose } from './incidents/diagnose.ts';
export { locate } from './incidents/locate.ts';
