// Taking a Word file from the server: progress while it is made, a way to stop, and what became of it.

import { Button } from '@mantine/core'
import { useState } from 'react'
import { RequestFailure } from '../data/failure.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure, tellWorking } from '../parts/tell.ts'
import { saveWordFile } from './word-file.ts'

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
  /** @param query of the export route, such as `mode=clean` */
  readonly save: (query: string) => Promise<void>
}

/** Files of one document. */
export function useWordFile(documentId: string, told: WordFileTold): WordFile {
  const words = useWords()
  const [isWorking, setIsWorking] = useState(false)
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
      tellDone(told.done(await saveWordFile(documentId, query, stop.signal)))
    } catch (error) {
      if (stop.signal.aborted) tellDone(told.cancelled)
      else tellFailure(sentenceOf(error) || words.failure.network, told.failed)
    } finally {
      endWorking()
      setIsWorking(false)
    }
  }
  return { isWorking, save }
}

/** The sentence of an expected failure; '' when no answer came. Everything else rises. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RequestFailure) return error.message
  if (error instanceof TypeError) return '' // fetch says so when the server was not reached
  throw error
}
