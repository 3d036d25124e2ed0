// The rules of the document's term beside its guidance: themes, documents in force, shares, and who is called what.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Known, TermView } from '#model/term-view.ts'
import type { ReferenceKey } from '#templates/terms/term-profile.ts'
import { formatDay } from '../../words/day.ts'
import { termEn } from '../../words/term-en.ts'
import { type TermWords, termVi } from '../../words/term-vi.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { formatNumber } from '../format.ts'
import '../gates/gates.css'
import { HowKnown } from '../gates/how-known.tsx'
import { useLanguage } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { useDocument } from './draft-context.ts'

/** The part, read once and then known. */
export function TermPart(): ReactNode {
  const words: TermWords = useLanguage().language === 'en' ? termEn : termVi
  const { id } = useDocument()
  const term = useQuery({
    queryKey: ['term', id],
    queryFn: () => request<TermView>('GET', `${documentPath(id)}/term`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (term.isPending) return <LoadingPage />
  if (term.isError)
    return <FailedPage title={words.failed} error={term.error} onRetry={() => void term.refetch()} />
  const { title, version, themes, references, thresholds, names } = term.data
  const rows = names?.roles.flatMap(one => {
    const does = words.roles[one.role]
    return does === undefined ? [] : [{ ...one, does }]
  })
  return (
    <>
      <p className="guidance-note">{words.about(title, formatNumber(version))}</p>
      {names && rows && (
        <Rules title={words.names(names.title)} rules={rows} idOf={({ role }) => role}>
          {({ does, name }) => (
            <>
              {does}: <b lang="vi">{name}</b>
            </>
          )}
        </Rules>
      )}
      <Rules title={words.themes} rules={themes} idOf={theme => theme.title}>
        {theme => <span lang="vi">{theme.title}</span>}
      </Rules>
      <Rules title={words.references} rules={references} idOf={({ number, date }) => `${number} ${date}`}>
        {reference => (
          <>
            <b>{nameOf(reference, words)}</b>: <span lang="vi">{reference.title}</span>
          </>
        )}
      </Rules>
      <Rules title={words.thresholds} rules={thresholds} idOf={share => `${share.title} ${share.appliesTo}`}>
        {({ title: share, minPercent, maxPercent, appliesTo }) => (
          <>
            <span lang="vi">{share}</span>:{' '}
            {maxPercent === null
              ? words.from(formatNumber(minPercent))
              : words.between(formatNumber(minPercent), formatNumber(maxPercent))}{' '}
            <small lang="vi">({appliesTo})</small>
          </>
        )}
      </Rules>
    </>
  )
}

/** Rules of one kind, each with how sure it is. */
function Rules<T extends Known>({
  title,
  rules,
  idOf,
  children,
}: {
  readonly title: string
  readonly rules: readonly T[]
  readonly idOf: (rule: T) => string
  readonly children: (rule: T) => ReactNode
}): ReactNode {
  if (rules.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {rules.map(rule => (
          <li key={idOf(rule)}>
            {children(rule)} <HowKnown known={rule} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Number and day, as people cite it; of some only the year is known. */
function nameOf({ number, date }: ReferenceKey, words: TermWords): string {
  return words.reference(number, formatDay(date))
}
