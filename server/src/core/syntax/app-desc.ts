export interface AppDescSyntax {
  readonly kind: 'app-desc';
}
