// One part of the panel: its title, what stands at the title's right, its content.

import { type ReactNode, useId } from 'react'

interface PartProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** The part. */
export function Part({ title, aside, children }: PartProps): ReactNode {
  const id = useId()
  return (
    <section className="approval-part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
