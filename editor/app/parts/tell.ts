// Short messages at the lower left, for what the page itself does not show.

import { notifications } from '@mantine/notifications'
import type { Words } from '../../words/vi.ts'
import { RequestFailure } from '../data/failure.ts'
import { storedLanguage } from '../language.tsx'

const closeWords = { vi: 'Đóng', en: 'Close' } // told from anywhere, words or not
const closeButton = () => ({ closeButtonProps: { 'aria-label': closeWords[storedLanguage()] } })

/** Says what was done. */
export function tellDone(message: string): void {
  notifications.show({ ...closeButton(), message, color: 'green', withBorder: true })
}

/** Says what could not be done and what to do; the same sentence stands there once, however often it is told. */
export function tellFailure(message: string, title?: string): void {
  notifications.show({
    ...closeButton(),
    id: message,
    message,
    title,
    color: 'orange',
    withBorder: true,
    autoClose: 12_000,
  })
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
