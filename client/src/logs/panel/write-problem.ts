/** Why a file could not be written, as far as it changes what a person can do about it. */
type WriteProblem = 'full' | 'forbidden' | 'missing' | 'other';

/** Codes of the operating system (errno), and those of VS Code's own file systems (`FileSystemError`). */
const problems: Readonly<Record<string, WriteProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  NoPermissions: 'forbidden',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  FileNotFound: 'missing',
  FileNotADirectory: 'missing',
};

export function writeProblem(error: unknown): WriteProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return problems[code] ?? 'other';
}
