#!/usr/bin/env node
/** As little as reads the rest: what stands in this file is compiled anew by every start. */
import { join } from 'node:path';
import { runScript } from './start/compiled-code.ts';
import type { LanguagePart } from './start/language-part.ts';
import { setV8Options } from './start/v8-options.ts';

// V8 takes what was compiled only with the switches it was compiled with: first what Node brings compiled and the start needs.
require('node:net');
setV8Options();
const read = (name: string) => runScript(join(__dirname, `${name}.js`)) as LanguagePart;
const start: { exports: Partial<typeof import('./start/node-start.ts')> } = { exports: {} };
read('start')(start, require);
start.exports.start?.(__dirname, read);
