import type { SourceStatus } from '../../client/src/logs/messages/page-protocol.ts';

/** A source of which there is nothing special to show. */
export const plainSource: SourceStatus = {
  id: '',
  label: 'shop (prod)',
  colour: 0,
  phase: 'live',
  detail: '',
  retryAt: undefined,
  lines: 0,
  progress: undefined,
  dropped: 0,
  slowed: false,
  limited: '',
  signIn: false,
  unreadable: false,
};
