import { failureText, limitText } from './failure-text.ts';
import type { SourceStatus } from './protocol.ts';
import type { SourceState } from './session.ts';

/** How a source stands, in the reader's language. `clean` takes secrets out of what a server has said. */
export function sourceStatus(
  { failure, limit, ...state }: SourceState,
  clean: (text: string) => string,
  canSignIn: boolean,
): SourceStatus {
  return {
    ...state,
    limited: limit ? limitText(limit) : '',
    detail: failure ? clean(failureText(failure)) : '',
    signIn: failure?.kind === 'unauthorized' && canSignIn,
  };
}
