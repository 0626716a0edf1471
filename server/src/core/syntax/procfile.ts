export interface ProcfileSyntax {
  readonly kind: 'procfile';
}
