// Two states compared: the bar, the texts, the list of changes, and the keys n and p.

import { useHotkeys } from '@mantine/hooks'
import { IconEqual } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { DocumentView, VersionView } from '#model/api.ts'
import type { ComparedBlock } from '#model/compare.ts'
import { carriedOut, causesIn } from '#model/compare-causes.ts'
import type { Opinion } from '#model/opinion.ts'
import { opinionsQuery } from '../data/document-queries.ts'
import { comparisonQuery } from '../data/queries.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { ChangeList } from './change-list.tsx'
import { CompareBar, type Sides } from './compare-bar.tsx'
import { type ChangeKind, listChanges } from './compare-changes.ts'
import { type CompareLayout, CompareText, rowId } from './compare-text.tsx'

const current = 'current'

/** The screen. @param versions oldest first, at least one */
export function CompareScreen({
  document,
  versions,
}: {
  readonly document: DocumentView
  readonly versions: readonly VersionView[]
}): ReactNode {
  const { compare } = useWords()
  const [search, setSearch] = useSearchParams()
  const [layout, setLayout] = useState<CompareLayout>('two')
  const sides: Sides = {
    before: search.get('a') ?? versions.at(-1)?.id ?? current,
    after: search.get('b') ?? current,
  }
  const choices = [
    { value: current, label: compare.current },
    ...versions
      .toReversed()
      .map(({ id, name, createdAt }) => ({ value: id, label: `${name} · ${formatTime(createdAt)}` })),
  ]
  const nameOf = (id: string) => versions.find(version => version.id === id)?.name ?? compare.current
  const compared = useQuery(comparisonQuery(document.id, sides.before, sides.after))
  const opinions = useCarriedOut(document, versions, sides)
  return (
    <>
      <CompareBar
        document={document}
        choices={choices}
        sides={sides}
        onSides={({ before, after }) => setSearch({ a: before, b: after })}
        layout={layout}
        onLayout={setLayout}
      />
      {compared.data ? (
        <Compared
          key={`${sides.before} ${sides.after}`}
          documentId={document.id}
          blocks={compared.data.blocks}
          opinions={opinions}
          layout={layout}
          names={{ before: nameOf(sides.before), after: nameOf(sides.after) }}
        />
      ) : (
        <main id="main" className="page" tabIndex={-1}>
          {compared.isError ? (
            <FailedPage
              title={compare.failed}
              error={compared.error}
              onRetry={() => void compared.refetch()}
            />
          ) : (
            <LoadingPage />
          )}
        </main>
      )}
    </>
  )
}

/** Opinions that changed the text between the two states; none for those who may not read them. */
function useCarriedOut(
  { id, permissions }: DocumentView,
  versions: readonly VersionView[],
  { before, after }: Sides,
): readonly Opinion[] {
  const asked = useQuery({ ...opinionsQuery(id), enabled: permissions.includes('readOpinions') })
  const items = asked.data?.items
  return useMemo(() => {
    const [one, other] = [before, after]
      .map(side => versions.find(version => version.id === side)?.createdAt ?? null)
      .toSorted((a, b) => (a === null ? 1 : b === null ? -1 : 0))
    return items && one !== null && one !== undefined ? carriedOut(items, { one, other: other ?? null }) : []
  }, [items, versions, before, after])
}

interface ComparedProps {
  readonly documentId: string
  readonly blocks: readonly ComparedBlock[]
  readonly opinions: readonly Opinion[]
  readonly layout: CompareLayout
  readonly names: { readonly before: string; readonly after: string }
}

function Compared({ documentId, blocks, opinions, layout, names }: ComparedProps): ReactNode {
  const { compare } = useWords()
  const [kind, setKind] = useState<ChangeKind>('all')
  const [at, setAt] = useState<number | null>(null)
  const all = useMemo(() => listChanges(blocks), [blocks])
  const causes = useMemo(() => causesIn(blocks, opinions), [blocks, opinions])
  const shown = kind === 'all' ? all : all.filter(change => change.kind === kind)
  const go = (index: number): void => {
    setAt(index)
    window.document.getElementById(rowId(index))?.scrollIntoView({ block: 'center' })
  }
  const step = (by: 1 | -1): void => {
    const here = shown.findIndex(({ index }) => index === at)
    const next = here < 0 ? (by === 1 ? 0 : shown.length - 1) : here + by
    const change = shown[(next + shown.length) % Math.max(1, shown.length)]
    if (change) go(change.index)
  }
  useHotkeys([
    ['n', () => step(1)],
    ['p', () => step(-1)],
  ])
  if (all.length === 0) {
    return (
      <main id="main" className="page" tabIndex={-1}>
        <StatePage
          icon={<IconEqual size={24} stroke={1.75} />}
          title={compare.nothing}
          text={compare.nothingHint}
        />
      </main>
    )
  }
  return (
    <div className="compare-panes">
      <main id="main" className="compare-main" tabIndex={-1} data-pane="text">
        <CompareText
          blocks={blocks}
          layout={layout}
          names={names}
          current={at}
          causes={causes}
          documentId={documentId}
        />
      </main>
      <ChangeList
        all={all}
        shown={shown}
        kind={kind}
        current={at}
        causes={causes}
        onKind={setKind}
        onGo={go}
        onStep={step}
      />
    </div>
  )
}
