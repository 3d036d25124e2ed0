// A wire between clients and a server that a test can cut, freeze, and lead to another server.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A running proxy on the loopback address. */
export interface TcpProxy {
  readonly port: number
  /** Leads connections made from now on to another port. */
  leadTo(port: number): void
  /** From here on nothing gets through, in neither direction, and nobody is told: what is sent is swallowed. */
  swallow(): void
  /** Of the connections there are, nothing that the server says gets through any more; what the clients say does. */
  loseAnswers(): void
  /** Lets connections made from now on through again. Those that were swallowed from have lost bytes and stay dead. */
  heal(): void
  /** Ends what the clients see of every connection; the server is told nothing and still holds its end. */
  cutClients(): void
  /** Ends every connection at both ends, abruptly. */
  cut(): void
  /** Connections that the server still holds. */
  held(): number
  close(): Promise<void>
}

interface Pair {
  readonly client: Socket
  readonly server: Socket
  isDeaf: boolean
  /** Whether what the server says is lost. */
  isMute: boolean
}

/** Starts a proxy. @param port where it leads to at first */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  let target = port
  let isSwallowing = false
  const pairs = new Set<Pair>()
  const listener = createServer(client => {
    const server = connect(target, '127.0.0.1')
    const pair: Pair = { client, server, isDeaf: isSwallowing, isMute: false }
    pairs.add(pair)
    pass(pair, client, server)
    pass(pair, server, client)
    server.once('close', () => pairs.delete(pair))
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const cut = () => {
    for (const { client, server } of pairs) {
      client.resetAndDestroy()
      server.resetAndDestroy()
    }
  }
  return {
    port: (listener.address() as AddressInfo).port,
    leadTo: next => {
      target = next
    },
    swallow: () => {
      isSwallowing = true
      for (const pair of pairs) pair.isDeaf = true
    },
    loseAnswers: () => {
      for (const pair of pairs) pair.isMute = true
    },
    heal: () => {
      isSwallowing = false
    },
    cutClients: () => {
      for (const pair of pairs) {
        pair.isDeaf = true
        pair.client.resetAndDestroy()
      }
    },
    cut,
    held: () => pairs.size,
    close: async () => {
      cut()
      listener.close()
      await once(listener, 'close')
    },
  }
}

function pass(pair: Pair, from: Socket, to: Socket): void {
  from.setNoDelay(true)
  from.on('error', () => undefined) // the close that follows tells all there is to know
  from.on('data', bytes => {
    if (pair.isDeaf || (pair.isMute && from === pair.server)) return
    if (!to.write(bytes)) from.pause()
  })
  to.on('drain', () => from.resume())
  from.on('close', () => {
    if (!pair.isDeaf) to.destroy()
  })
}
