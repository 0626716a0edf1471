// What `parse-toml.ts` loads when it is needed, and of the library no more than that.
export { parse } from 'smol-toml';
