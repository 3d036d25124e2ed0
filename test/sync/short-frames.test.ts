// Short frames that are read past the parser: the same messages in the same order as by it, however they are cut.

import type { IncomingMessage } from 'node:http'
import { type Duplex, duplexPair } from 'node:stream'
import { expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { readShortFrames } from '../../server/sync/short-frames.ts'

/** A socket on the server's side, and the end that its client writes to. */
async function openPair(): Promise<{ socket: WebSocket; client: Duplex }> {
  const [client, transport] = duplexPair()
  client.resume()
  const request = {
    method: 'GET',
    headers: {
      upgrade: 'websocket',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
    },
  } as unknown as IncomingMessage
  const server = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false })
  const socket = await new Promise<WebSocket>(resolve => {
    server.handleUpgrade(request, transport, Buffer.alloc(0), resolve)
  })
  return { socket, client }
}

/** A client's frame. @param first its first byte */
function frame(first: number, payload: Uint8Array, mask: readonly number[]): Buffer {
  const { length } = payload
  const head =
    length < 126 ? Buffer.of(first, 128 | length) : Buffer.of(first, 128 | 126, length >> 8, length & 255)
  const body = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  return Buffer.concat([head, Buffer.from(mask), body])
}

function dice(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

test('[SY280] a message comes once, whole and in order, in whatever pieces its frames come', async () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`seed ${seed}`)
  const random = dice(seed)
  for (let round = 0; round < 40; round += 1) {
    const { socket, client } = await openPair()
    const heard: string[] = []
    let short = 0
    socket.on('message', data => heard.push(Buffer.from(data as Buffer).toString('hex')))
    socket.on('ping', data => heard.push(`ping ${data.toString('hex')}`))
    readShortFrames(socket, message => {
      short += 1
      heard.push(Buffer.from(message).toString('hex'))
    })
    const said: string[] = []
    const wire: Buffer[] = []
    const bytes = (most: number) => Buffer.from(Array.from({ length: random(most) }, () => random(256)))
    const mask = () => (random(3) === 0 ? [0, 0, 0, 0] : Array.from({ length: 4 }, () => random(256)))
    for (let count = 0; count < 30; count += 1) {
      const kind = random(8)
      const payload = bytes(kind === 0 ? 3000 : 126)
      if (kind === 1) {
        const cut = random(payload.length + 1)
        wire.push(frame(0x02, payload.subarray(0, cut), mask()))
        if (random(2) === 0) {
          wire.push(frame(0x89, Buffer.of(count), mask())) // a ping may come between the pieces
          said.push(`ping ${Buffer.of(count).toString('hex')}`)
        }
        wire.push(frame(0x80, payload.subarray(cut), mask()))
      } else wire.push(frame(0x82, payload, mask()))
      said.push(payload.toString('hex'))
    }
    const all = Buffer.concat(wire)
    const isWhole = random(2) === 0
    for (let at = 0, next = 0; at < all.length; at = next) {
      const whole = wire.shift()?.length ?? 1
      next = Math.min(all.length, at + (isWhole ? whole : 1 + random(200)))
      client.write(Buffer.from(all.subarray(at, next)))
    }
    await settled()
    expect(heard, `seed ${seed}, round ${round}`).toEqual(said)
    if (isWhole) expect(short).toBeGreaterThan(15)
    socket.terminate()
  }
})

test('[SY280] a frame that may not be is refused by the parser, after what came before it', async () => {
  const wrong = {
    unmasked: Buffer.of(0x82, 1, 7),
    reserved: frame(0xc2, Buffer.of(7), [1, 2, 3, 4]),
    'too long': frame(0x82, Buffer.alloc(5000), [0, 0, 0, 0]),
  }
  for (const [name, bytes] of Object.entries(wrong)) {
    const { socket, client } = await openPair()
    const heard: number[] = []
    const errors: unknown[] = []
    socket.on('error', error => errors.push(error))
    socket.on('message', () => heard.push(-1))
    readShortFrames(socket, message => heard.push(message[0] ?? 0))
    const good = frame(0x82, Buffer.of(5), [9, 8, 7, 6])
    client.write(Buffer.concat([good, good, bytes, good]))
    await settled()
    client.write(good)
    await settled()
    expect([heard, errors.length, socket.readyState], name).toEqual([[5, 5], 1, socket.CLOSING])
    socket.terminate()
  }
})

test('[SY280] after the close frame nothing more is heard', async () => {
  const { socket, client } = await openPair()
  const heard: number[] = []
  readShortFrames(socket, message => heard.push(message[0] ?? 0))
  const good = frame(0x82, Buffer.of(5), [9, 8, 7, 6])
  client.write(Buffer.concat([good, frame(0x88, Buffer.of(3, 232), [1, 2, 3, 4]), good]))
  client.write(good)
  await settled()
  expect(heard).toEqual([5])
  socket.terminate()
})
