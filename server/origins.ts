// Which origins are the site's own.

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/**
 * The origins from which the site's own pages may come. Behind a proxy that is BASE_URL alone; a server that is reached
 * on this machine only may be called by each of its names.
 */
export function originsOf(
  given: { readonly host: string; readonly baseUrl: string | null },
  port: number,
): string[] {
  const own =
    given.baseUrl === null ? new URL(`http://${bracketed(given.host)}:${port}`) : new URL(given.baseUrl)
  const isLocal = own.protocol === 'http:' && (loopback.includes(own.hostname) || isWildcard(given.host))
  if (!isLocal) return [own.origin]
  const at = own.port === '' ? '' : `:${own.port}`
  return [...new Set([own.origin, ...loopback.map(name => `http://${name}${at}`)])]
}

/** A host as it stands in an address: IPv6 in brackets. */
export function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}

/** Whether a host can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return loopback.includes(bracketed(host))
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}
