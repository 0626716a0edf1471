// Re-exports only what `parser.ts` needs of the grammar's package, so that the rest stays out of the bundle part.
export { parser } from '@lezer/python';
