// What the peers of the sync benchmark share: a port, a line that says so, and their heap on request.

import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Heap and buffers in bytes after a collection, as JSON. Needs `--expose-gc`. */
export async function heapJson(): Promise<string> {
  for (let time = 0; time < 2; time += 1) {
    await globalThis.gc?.({ type: 'major', execution: 'async' })
  }
  const { heapUsed, external } = process.memoryUsage()
  return JSON.stringify({ bytes: heapUsed + external })
}

/** Listens on any free port of the loopback address, or on PORT, and hands upgrades over. */
export function serve(onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void {
  const server: Server = createServer((_request, response) => {
    heapJson().then(
      json => response.end(json),
      error => response.destroy(error),
    )
  })
  server.on('upgrade', onUpgrade)
  server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => announce(server))
}

/** Says where a server listens, in the words the benchmark waits for. */
export function announce(server: Server): void {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(`ready http://127.0.0.1:${address.port}`)
}
