// Re-exports only what `parse-toml.ts` needs of the library, so that the rest stays out of the bundle part.
export { parse } from 'smol-toml';
