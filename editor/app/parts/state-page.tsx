// The one layout of empty and failed pages.

import type { ReactNode } from 'react'

interface StatePageProps {
  readonly icon: ReactNode
  readonly tone?: 'accent' | 'bad'
  readonly title: string
  readonly text: string
  readonly rows?: readonly { readonly icon: ReactNode; readonly title: string; readonly hint: string }[]
  readonly actions?: ReactNode
  readonly note?: string
}

/** Says what stands here or what went wrong, what is safe, and what to do. */
export function StatePage({
  icon,
  tone = 'accent',
  title,
  text,
  rows = [],
  actions,
  note,
}: StatePageProps): ReactNode {
  return (
    <div className="state-page">
      <div className="state-page-icon" data-tone={tone} aria-hidden>
        {icon}
      </div>
      <h2 className="state-page-title">{title}</h2>
      <p className="state-page-text">{text}</p>
      {rows.length > 0 && (
        <ul className="state-page-rows">
          {rows.map(row => (
            <li key={row.title}>
              {row.icon}
              <div>
                <b>{row.title}</b>
                <span>{row.hint}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {actions && <div className="state-page-actions">{actions}</div>}
      {note && <p className="state-page-note">{note}</p>}
    </div>
  )
}
