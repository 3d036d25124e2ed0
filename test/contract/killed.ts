// What a killed writer (test/support/write-until-killed.ts) leaves behind, compared with what it was told is stored.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { wordsOf } from './rows.ts'
import { verifyChain } from './store-register.ts'

/** Collects the whole lines that a process prints; once there are enough, kills it with SIGKILL. */
export async function linesUntil(
  child: ChildProcess,
  enough: (lines: readonly string[]) => boolean,
): Promise<string[]> {
  let printed = ''
  const lines = () => printed.split('\n').slice(0, -1)
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk
    if (!child.killed && enough(lines())) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  return lines()
}

/** Every acknowledged word stands in the text exactly once, every acknowledged event in the register; closes the store. */
export async function expectKept(store: Store, lines: readonly string[]): Promise<void> {
  const words = (await wordsOf(store, 'd1')).words.join('').trim().split(' ')
  const events = await store.readEvents('d1', 0)
  await store.close()
  expect(new Set(words).size).toBe(words.length)
  const acknowledged = (kind: string) =>
    lines.filter(line => line.startsWith(kind)).map(line => line.slice(kind.length))
  expect(acknowledged('text ').filter(word => !words.includes(word))).toEqual([])
  const kept = new Set(events.map(({ seq, hash }) => `${seq} ${hash}`))
  expect(acknowledged('event ').filter(event => !kept.has(event))).toEqual([])
  verifyChain(events)
}
