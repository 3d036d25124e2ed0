// The strips that tell a person of the sections that are theirs: fetched with the document, so that they stand over the text from
// its first sight.

import type { DocumentView } from '#model/api.ts'
import type { Session } from '../../index.ts'
import { fetchedPart } from '../parts/fetched-part.ts'
import { recall } from '../remembered.ts'

/** Which sections an observer comments on. */
export const fieldStrip = fetchedPart(async () => (await import('../opinion/field-strip.tsx')).FieldStrip)
/** What is new about somebody's sections. */
export const newsStrip = fetchedPart(
  async () => (await import('../opinion/section-news-strip.tsx')).SectionNewsStrip,
)

/** Whether somebody has sections of their own, or was told of such on this computer: what is taken back is news too. */
export function hasOwnSections({ id, field, loans }: DocumentView, userId: string): boolean {
  return (
    field !== null || loans.some(({ to }) => to.id === userId) || recall(`sections.${id}.${userId}`) !== null
  )
}

/** On a line that stands still the text comes without a strip; one that comes later moves no word. */
const patienceMs = 3_000

/** Waits for the document, then for the strips that it needs, a few seconds at most; one that cannot come keeps no text back. */
export async function fetchOwnStrips(session: Session, userId: string): Promise<void> {
  const document = await new Promise<DocumentView>(resolve => {
    const look = (): void => {
      const { document: known } = session.getState()
      if (known === null) return
      stop()
      resolve(known)
    }
    const stop = session.subscribe(look)
    look()
  })
  const wanted = hasOwnSections(document, userId) ? [newsStrip.fetch()] : []
  if (document.field !== null) wanted.push(fieldStrip.fetch())
  await Promise.race([Promise.allSettled(wanted), new Promise(resolve => setTimeout(resolve, patienceMs))])
}
