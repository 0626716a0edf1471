// @ts-check
import process from 'node:process';

// Node 20 reads and checks the certificates that are named here at every start, which takes it three times as long as all else: a habit
// of some machines, not of what is measured, and other programs would not pay for it.
const { NODE_EXTRA_CA_CERTS: _, ...others } = process.env;

/** What the programs that are measured find in their environment. */
export const environment = others;
