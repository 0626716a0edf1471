/** What the lines of a stream so far tell about those that follow. Plain data. */
export interface StreamState {
  /** Minutes east of UTC, when a line has told. */
  readonly zone: number | undefined;
  /** Milliseconds since the epoch. */
  readonly lastTime: number | undefined;
  /** What the transport has cut off, by pod and process. */
  readonly cut: readonly (readonly [string, string])[];
}
