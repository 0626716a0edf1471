export interface FormatOptions {
  readonly color: boolean;
}
