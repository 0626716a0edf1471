import type { Failure } from '../source.ts';

export type TlsProblem = Extract<Failure, { kind: 'tls' }>['problem'];

/** By the codes of Node ("X509 certificate error codes" in its documentation of `tls`) and of the OpenSSL in it. */
const problems: Readonly<Record<string, TlsProblem>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-name',
  HOSTNAME_MISMATCH: 'other-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  // What is answered is not TLS.
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-spoken',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-spoken',
};

/** Somebody has to do something about these: waiting does not help. Undefined for a code that says nothing of TLS. */
export function tlsFailure(code: string): Failure | undefined {
  const problem = problems[code];
  return problem && { kind: 'tls', problem };
}
