// Short messages at the lower left, for what the page itself does not show.

import type { ReactNode } from 'react'
import type { Words } from '../../words/vi.ts'
import { RequestFailure } from '../data/failure.ts'
import { addTold, forgetTold } from './told.ts'

/** Says what was done. */
export function tellDone(message: string): void {
  addTold({ tone: 'done', message })
}

/** Says what could not be done and what to do; the same sentence stands there once, however often it is told. */
export function tellFailure(message: string, title?: string): void {
  addTold({ id: message, tone: 'failure', message, title })
}

/** Says what is being done until the function it gives is called. */
export function tellWorking(message: ReactNode): () => void {
  const id = addTold({ tone: 'working', message })
  return () => forgetTold(id)
}

/** Waits for a request; a failure is told to the person. @returns the answer, or null after a failure */
export async function tell<T>(work: Promise<T>, words: Words): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    tellFailure(error.message || words.failure.network)
    return null
  }
}
