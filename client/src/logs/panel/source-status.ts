import { visibleText } from '../../../../server/src/core/text/visible-text.ts';
import { failureText, limitText } from '../connect/failure-text.ts';
import type { SourceStatus } from '../messages/page-protocol.ts';
import type { SourceState } from '../session/session-source.ts';

/** The state of a source, in the reader's language. `clean` takes secrets out of what a server has said. */
export function sourceStatus(
  { failure, limit, ...state }: SourceState,
  clean: (text: string) => string,
  canSignIn: boolean,
): SourceStatus {
  return {
    ...state,
    limited: limit ? limitText(limit) : '',
    detail: failure ? visibleText(clean(failureText(failure))) : '',
    signIn: failure?.kind === 'unauthorized' && canSignIn,
    unreadable: limit?.kind === 'encoding',
  };
}

/** Those that a platform has refused since. */
export function refusedSince(before: readonly SourceState[], now: readonly SourceState[]): readonly SourceState[] {
  const failed = new Set(before.filter(({ phase }) => phase === 'failed').map(({ id }) => id));
  return now.filter(
    ({ id, phase, failure }) => phase === 'failed' && failure?.kind === 'unauthorized' && !failed.has(id),
  );
}
