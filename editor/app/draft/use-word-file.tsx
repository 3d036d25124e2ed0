// Taking a Word file from the server: progress while it is made, a way to stop, and what became of it.

import { Button } from '@mantine/core'
import { useState } from 'react'
import { RequestFailure } from '../data/failure.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure, tellWorking } from '../parts/tell.ts'
import { type SavedFile, saveWordFile } from './word-file.ts'

/** What is said on the way. */
export interface WordFileTold {
  readonly working: string
  readonly done: (name: string) => string
  readonly failed: string
  readonly cancelled: string
}

/** How to take a file. */
export interface WordFile {
  readonly isWorking: boolean
  /** @param query of the route, such as `mode=clean`; '' = none */
  readonly save: (query: string) => Promise<void>
  /** The last file that was saved, when its form departs from its profile. */
  readonly departing: SavedFile | null
}

/** Files of one route. @param route its address: of a document's export, of a dossier's */
export function useWordFile(route: string, told: WordFileTold): WordFile {
  const words = useWords()
  const [isWorking, setIsWorking] = useState(false)
  const [departing, setDeparting] = useState<SavedFile | null>(null)
  const save = async (query: string): Promise<void> => {
    const stop = new AbortController()
    setIsWorking(true)
    const endWorking = tellWorking(
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
        {told.working}
        <Button size="xs" variant="default" onClick={() => stop.abort()}>
          {words.act.cancel}
        </Button>
      </span>,
    )
    try {
      const file = await saveWordFile(query === '' ? route : `${route}?${query}`, stop.signal)
      const departures = file.form?.departures ?? 0
      setDeparting(departures > 0 ? file : null)
      const note = departures > 0 ? ` ${words.formCheck.noted(formatNumber(departures))}` : ''
      tellDone(`${told.done(file.name)}${note}`)
    } catch (error) {
      if (stop.signal.aborted) tellDone(told.cancelled)
      else tellFailure(sentenceOf(error) || words.failure.network, told.failed)
    } finally {
      endWorking()
      setIsWorking(false)
    }
  }
  return { isWorking, save, departing }
}

/** The sentence of an expected failure; '' when no answer came. Everything else rises. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RequestFailure) return error.message
  if (error instanceof TypeError) return '' // fetch says so when the server was not reached
  throw error
}
