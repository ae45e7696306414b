type Fault = Error & { code?: unknown; syscall?: unknown; path?: unknown; address?: unknown; port?: unknown };

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
const folder = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EEXIST', 'ENOTDIR', 'ENOENT', 'EISDIR']);
/** SQLSTATE classes: connection, credentials, no such database, resources, shutdown. */
const database = /^(08|28|3D|53|57)[0-9A-Z]{3}$/;

/**
 * What lies around the server and not in it (a port, a folder, a database), in one sentence for the person who
 * runs it. Undefined for anything else: that is ours, and its stack is wanted.
 */
export function operatorFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path, address, port, message }: Fault = error;
  if (typeof code !== 'string') return undefined;
  if (syscall === 'listen') {
    const why = code === 'EADDRINUSE' ? 'something else listens there already' : code;
    return `Cannot listen at ${address}:${port}: ${why}. PORT and HOST choose another place.`;
  }
  if (unreachable.has(code) || database.test(code)) {
    return `The database of DATABASE_URL does not let us in: ${message || code}.`;
  }
  if (code.startsWith('SQLITE_')) return `The database in DATA_DIR cannot be used: ${code}.`;
  if (folder.has(code) && typeof path === 'string') return `Cannot use ${path}: ${code}.`;
  return undefined;
}
