import { BLUEKING } from './blueking.ts';
import { GUNICORN } from './gunicorn.ts';
import type { Signature } from './signature.ts';

/** All signatures, specific before general: a line gets the first that fits. */
export const SIGNATURES: readonly Signature[] = [...BLUEKING, ...GUNICORN];
