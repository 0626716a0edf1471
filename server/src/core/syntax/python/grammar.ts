// What `parser.ts` loads when it is needed, and of the grammar's package no more than that.
export { parser } from '@lezer/python';
