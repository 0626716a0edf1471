/** What a stream has to know about the lines before the next one. Plain data, so that a thread can go on where another has ended. */
export interface StreamState {
  /** Minutes east of UTC, if a line has told it. */
  readonly zone: number | undefined;
  /** Milliseconds since the epoch. */
  readonly lastTime: number | undefined;
  /** Starts of messages that a transport has cut, by pod and process (CutTexts). */
  readonly cut: readonly (readonly [string, string])[];
}
