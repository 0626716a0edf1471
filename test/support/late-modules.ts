// What Node has to compile for a program, because it starts with other switches of V8 than Node's own code was compiled with.
import { readFileSync } from 'node:fs';
import type { ScratchFolder } from './scratch-folder.ts';

/** Read before the program: writes which modules of Node were loaded after V8 got its switches, when the process ends. */
const HOOK = `
const fs = require('node:fs');
const v8 = require('node:v8');
let before;
const { setFlagsFromString } = v8;
v8.setFlagsFromString = (flags) => {
  before = new Set(process.moduleLoadList);
  setFlagsFromString(flags);
};
process.on('exit', () => {
  const modules = process.moduleLoadList.filter((name) => name.startsWith('NativeModule'));
  fs.writeFileSync(process.env.SEEN, JSON.stringify(before ? modules.filter((name) => !before.has(name)) : null));
});
`;

/** `env` for the program; `late` when it has ended: null if V8 got no switches. */
export function lateModules(scratch: ScratchFolder): { readonly env: NodeJS.ProcessEnv; late(): unknown } {
  scratch.write({ 'hook.cjs': HOOK });
  const seen = scratch.file('seen');
  return {
    env: { NODE_OPTIONS: `--require "${scratch.file('hook.cjs')}"`, SEEN: seen },
    late: () => JSON.parse(readFileSync(seen, 'utf8')),
  };
}
