// Somebody else's web server: their own files, and /api and /sync handed on to Văn Kiện.

import { readFile } from 'node:fs/promises'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Duplex } from 'node:stream'

/** A house that listens. */
export interface House {
  readonly url: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/**
 * Serves a folder on any free port, and one Văn Kiện server under the same origin.
 *
 * @param folder what the house has built
 * @param server origin of the Văn Kiện server; it takes requests of its own origin only, so ours is put in its place
 */
export async function openHouse(folder: string, server: string): Promise<House> {
  let url = ''
  const sockets = new Set<Duplex>()
  const headersFor = (headers: IncomingHttpHeaders): IncomingHttpHeaders => ({
    ...headers,
    host: new URL(server).host,
    ...(headers.origin === url ? { origin: server } : {}),
  })
  const handOn = (asked: IncomingMessage) =>
    request(`${server}${asked.url ?? '/'}`, {
      method: asked.method ?? 'GET',
      headers: headersFor(asked.headers),
    })

  const house = createServer((asked, answer) => {
    if (!/^\/(?:api|sync)\//u.test(asked.url ?? '')) return void serveFile(folder, asked.url ?? '/', answer)
    const there = handOn(asked)
    there.on('response', found => {
      answer.writeHead(found.statusCode ?? 502, found.headers)
      found.pipe(answer)
    })
    there.on('error', () => answer.writeHead(502).end())
    return asked.pipe(there)
  })
  house.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  house.on('upgrade', (asked: IncomingMessage, here: Duplex, head: Buffer) => {
    const there = handOn(asked)
    const cut = () => here.destroy()
    there.on('upgrade', (found, socket: Duplex, first: Buffer) => {
      const lines = Object.entries(found.headers).map(([name, value]) => `${name}: ${String(value)}`)
      here.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      here.write(first)
      socket.write(head)
      socket.on('error', cut).on('close', cut)
      here.on('error', () => socket.destroy()).on('close', () => socket.destroy())
      socket.pipe(here).pipe(socket)
    })
    there.on('response', cut).on('error', cut).end()
  })
  await new Promise<void>(resolve => house.listen(0, '127.0.0.1', resolve))
  const address = house.address()
  if (address === null || typeof address === 'string') throw new Error(`no port: ${String(address)}`)
  url = `http://127.0.0.1:${address.port}`
  return {
    url,
    close: () =>
      new Promise(resolve => {
        house.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

async function serveFile(folder: string, asked: string, answer: ServerResponse): Promise<void> {
  const { pathname } = new URL(asked, 'http://house.test')
  const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname))
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) answer.writeHead(404).end()
  else
    answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes)
}
