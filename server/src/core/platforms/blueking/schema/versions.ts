import { SCHEMA_V2 } from './v2.data.ts';
import { SCHEMA_V3 } from './v3.data.ts';

/** All that is known of the fields, loaded with the first file that is held against it. */
export const SCHEMAS = { 2: SCHEMA_V2, 3: SCHEMA_V3 } as const;
