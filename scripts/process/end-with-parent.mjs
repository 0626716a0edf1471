// @ts-check
// Loaded before a program (`node --import`), lets it end soon after whoever started it is gone, also when that was killed and
// could end nobody. Node hands the flag on to what the program forks, so that all of it ends.
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { whenParentIsGone } from './parent.mjs';

if (isMainThread) whenParentIsGone(() => process.exit(1));
