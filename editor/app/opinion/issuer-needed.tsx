// Why a binding request cannot be turned down yet, and what to do instead.

import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { useWords } from '../language.tsx'

interface IssuerNeededProps {
  readonly opinion: Pick<Opinion, 'issuerAnswer'>
  /** Chooses to ask the superior. */
  readonly onEscalate: () => void
  readonly hasFocus?: boolean
}

/** Stands in place of the form. */
export function IssuerNeeded({ opinion, onEscalate, hasFocus = false }: IssuerNeededProps): ReactNode {
  const { issuer } = useWords()
  const said = opinion.issuerAnswer
  return (
    <div className="issuer-needed" role="status">
      <p>
        <IconLock size={16} stroke={1.75} aria-hidden />
        <span>{said === null ? issuer.waits : issuer.insisted(said.by.name)}</span>
      </p>
      <Button variant="default" onClick={onEscalate} ref={hasFocus ? focusOnce : undefined}>
        {issuer.escalate}
      </Button>
    </div>
  )
}

function focusOnce(element: HTMLButtonElement | null): void {
  element?.focus({ preventScroll: true })
}
