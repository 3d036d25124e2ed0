// Administration: units, their members and everybody's role. No text of any document is shown here.

import { Button } from '@mantine/core'
import { IconBuildingBank, IconLock, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Unit } from '#model/api.ts'
import { unitsQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { useMe } from '../shell/signed-in.tsx'
import './admin.css'
import { useAdminWords } from './admin-words.ts'
import { MembersSheet } from './members-sheet.tsx'
import { UnitDialog } from './unit-dialog.tsx'

/** The page at `/admin`. */
export function AdminPage(): ReactNode {
  const words = useWords()
  const admin = useAdminWords()
  usePageTitle(words.titles.admin)
  const me = useMe()
  const units = useQuery(unitsQuery)
  const ownUnits = new Set(me.memberships.filter(({ role }) => role === 'admin').map(({ unitId }) => unitId))
  const isAllowed = me.isAdministrator || ownUnits.size > 0
  const managed = (units.data ?? [])
    .filter(({ id }) => me.isAdministrator || ownUnits.has(id))
    .sort((a, b) => Number(ownUnits.has(b.id)) - Number(ownUnits.has(a.id)))
  return (
    <Shell>
      <main id="main" className="page" tabIndex={-1} data-pane="admin">
        <div className="page-head">
          <h1>{words.titles.admin}</h1>
          <span className="page-head-hint">{admin.hint}</span>
        </div>
        {!isAllowed && (
          <div className="sheet" data-fill>
            <StatePage
              icon={<IconLock size={24} stroke={1.75} />}
              title={admin.forbidden}
              text={words.notFound.hint}
            />
          </div>
        )}
        {isAllowed && units.isPending && <LoadingPage />}
        {isAllowed && units.isError && (
          <div className="sheet" data-fill>
            <FailedPage title={admin.failed} error={units.error} onRetry={() => void units.refetch()} />
          </div>
        )}
        {isAllowed && units.data && <Units units={managed} all={units.data} mayAdd={me.isAdministrator} />}
      </main>
    </Shell>
  )
}

interface UnitsProps {
  readonly units: readonly Unit[]
  readonly all: readonly Unit[]
  readonly mayAdd: boolean
}

function Units({ units, all, mayAdd }: UnitsProps): ReactNode {
  const admin = useAdminWords()
  const [chosenId, choose] = useState<string | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  const chosen = units.find(({ id }) => id === chosenId) ?? units[0]
  const nameOf = (id: string | null): string => all.find(unit => unit.id === id)?.name ?? ''
  return (
    <>
      {chosen ? (
        <div className="admin">
          <section className="sheet" aria-labelledby="units-title">
            <div className="admin-head">
              <h2 id="units-title">{admin.units}</h2>
              {mayAdd && (
                <Button variant="default" size="xs" onClick={() => setIsAdding(true)}>
                  {admin.newUnit}
                </Button>
              )}
            </div>
            <ul className="admin-units">
              {units.map(unit => (
                <li key={unit.id}>
                  <button
                    type="button"
                    className="admin-unit"
                    aria-pressed={unit.id === chosen.id}
                    onClick={() => choose(unit.id)}
                  >
                    {unit.name}
                    <small>
                      {[admin.kinds[unit.kind], nameOf(unit.parentId)]
                        .filter(part => part !== '')
                        .join(' · ')}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <MembersSheet key={chosen.id} unit={chosen} />
        </div>
      ) : (
        <div className="sheet" data-fill>
          <StatePage
            icon={<IconBuildingBank size={24} stroke={1.75} />}
            title={admin.noUnits}
            text={admin.noUnitsHint}
            actions={
              mayAdd && (
                <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setIsAdding(true)}>
                  {admin.newUnit}
                </Button>
              )
            }
          />
        </div>
      )}
      {mayAdd && (
        <UnitDialog units={all} isOpen={isAdding} onClose={() => setIsAdding(false)} onMade={choose} />
      )}
    </>
  )
}
