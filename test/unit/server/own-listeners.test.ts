// A socket keeps our listeners and those of its package.

import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { keepOnlyOwnListeners } from '../../../server/sync/own-listeners.ts'

test('[SY233] what is added to a socket after ours is gone in the same turn, and so is what was taken away; ours stay, in their order', async () => {
  const socket = new EventEmitter()
  const heard: string[] = []
  const hear = (name: string) => () => heard.push(name)
  const starting = hear('starting')
  socket.on('message', starting)
  socket.on('close', hear('package'))
  socket.on('message', hear('ours'))
  socket.on('close', hear('ours too'))
  keepOnlyOwnListeners(socket as unknown as WebSocket)
  socket.off('message', starting)
  for (const name of ['message', 'close', 'error']) socket.on(name, hear('foreign'))
  await Promise.resolve()
  for (const name of ['message', 'close']) socket.emit(name)
  expect(heard).toEqual(['ours', 'package', 'ours too'])
  expect(socket.eventNames()).toEqual(['message', 'close'])
})
