// Parts of a page whose code comes when they are first asked for: the page itself stays small, and says so when one cannot come.

import { Button } from '@mantine/core'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { fetchedPart, useFetchedPart } from './fetched-part.ts'
import { LoadingPage } from './loading-page.tsx'
import { tellFailure, tellWorking } from './tell.ts'

/** A part that can also be fetched ahead: when the pointer or the focus comes to what opens it. */
export type Later<P> = ComponentType<P> & { readonly fetch: () => void }

/** A part that stands in the page; while it comes, its place shows a quiet sign of waiting. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  const part = fetchedPart(load)
  function Part(props: P): ReactNode {
    const words = useWords()
    const [tries, setTries] = useState(0)
    const state = useFetchedPart(part, true, tries)
    const There = part.now()
    if (There) return <There {...props} />
    if (state !== 'failed') return <LoadingPage />
    return (
      <div className="panel-empty" role="alert">
        <p>{words.failure.part}</p>
        <Button variant="default" onClick={() => setTries(tries + 1)}>
          {words.act.retry}
        </Button>
      </div>
    )
  }
  return Object.assign(Part, { fetch: () => fetchAhead(part.fetch) })
}

/**
 * A page. While its code comes the window shows a quiet sign of waiting; what keeps it away is thrown, for the net under the pages.
 * This is no `lazy` of React's: what comes after a waiting sign of React's own is held back until that has stood for 300 ms.
 */
export function laterPage<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  const part = fetchedPart(load)
  function Page(props: P): ReactNode {
    const state = useFetchedPart(part, true, 0)
    const There = part.now()
    if (There) return <There {...props} />
    if (state === 'failed') throw new Error('the code of the page did not come')
    return <LoadingPage />
  }
  return Object.assign(Page, { fetch: () => fetchAhead(part.fetch) })
}

interface DialogProps {
  /** Left out = the dialog is mounted only while it is open. */
  readonly isOpen?: boolean
  readonly onClose: () => void
}

const sayAfterMs = 1_000

/** A dialog: nothing is fetched before it is open. When it cannot come, the person is told why nothing opens. */
export function laterDialog<P extends DialogProps>(load: () => Promise<ComponentType<P>>): Later<P> {
  const part = fetchedPart(load)
  function Dialog(props: P): ReactNode {
    const isOpen = props.isOpen ?? true
    const state = useFetchedPart(part, isOpen, 0)
    const isMounted = useAfter(state === 'there')
    useWaitingTold(state === 'coming')
    useFailureTold(state === 'failed', props.onClose)
    const There = part.now()
    if (!There) return null
    // Closed at first: a dialog notes where the focus was when it opens, not when it is made.
    return props.isOpen === undefined ? (
      <There {...props} />
    ) : (
      <There {...props} isOpen={isOpen && isMounted} />
    )
  }
  return Object.assign(Dialog, { fetch: () => fetchAhead(part.fetch) })
}

/** A failure ahead of time is nobody's concern: it is told when the part is asked for. */
function fetchAhead(fetch: () => Promise<void>): void {
  fetch().catch(() => undefined)
}

/** The same, one rendering later. */
function useAfter(isTrue: boolean): boolean {
  const [wasTrue, setWasTrue] = useState(false)
  useEffect(() => setWasTrue(isTrue), [isTrue])
  return wasTrue
}

function useWaitingTold(isWaiting: boolean): void {
  const { shell } = useWords()
  useEffect(() => {
    if (!isWaiting) return undefined
    let end = (): void => {}
    const timer = setTimeout(() => {
      end = tellWorking(shell.loading)
    }, sayAfterMs)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [isWaiting, shell.loading])
}

function useFailureTold(hasFailed: boolean, onClose: () => void): void {
  const { failure } = useWords()
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!hasFailed) return
    tellFailure(failure.part)
    close.current()
  }, [hasFailed, failure.part])
}
