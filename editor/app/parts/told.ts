// What the page says in passing: the messages at the lower left, kept outside of React so that anything may speak.

import type { ReactNode } from 'react'

/** One message. */
export interface Told {
  readonly id: string
  readonly tone: 'done' | 'failure' | 'working'
  readonly title?: string | undefined
  readonly message: ReactNode
}

let messages: readonly Told[] = []
let lastNumber = 0
const listeners = new Set<() => void>()

/** Every message, the oldest first. The same array until one comes or goes. */
export function toldNow(): readonly Told[] {
  return messages
}

/** The messages there is room for: what failed or is under way before what was done, each kind the oldest first. */
export function shownOf(told: readonly Told[], atOnce: number): readonly Told[] {
  const isDone = ({ tone }: Told) => tone === 'done'
  return [...told.filter(one => !isDone(one)), ...told.filter(isDone)].slice(0, atOnce)
}

/** Calls the listener when a message came or went. Returns its undoing. */
export function onTold(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Adds a message; one that stands there under the same id is left as it is. @returns its id */
export function addTold({ id, ...told }: Omit<Told, 'id'> & { readonly id?: string }): string {
  lastNumber += 1
  const added: Told = { ...told, id: id ?? `told-${lastNumber}` }
  if (!messages.some(known => known.id === added.id)) change([...messages, added])
  return added.id
}

/** Takes a message away; nothing when it has gone already. */
export function forgetTold(id: string): void {
  change(messages.filter(told => told.id !== id))
}

function change(next: readonly Told[]): void {
  messages = next
  for (const listener of listeners) listener()
}
