// How an opinion is sorted: its kind, how much it binds, the criterion, the level it comes from.

import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { criteria, kinds, type Severity, severities, sourceLevels } from '#model/opinion.ts'
import { isSuperior, type Role } from '#model/role.ts'
import { useWords } from '../language.tsx'
import { SeverityMark } from '../marks/severity-mark.tsx'
import { kindOf, type OpinionAbout, type OpinionFields } from './opinion-fields.ts'

interface OpinionSortingProps {
  readonly fields: OpinionFields
  readonly set: (change: Partial<OpinionFields>) => void
  readonly about: OpinionAbout
  /** The roles the person holds on the document. */
  readonly roles: readonly Role[]
}

/** The fields; each has a value that is right in most cases. */
export function OpinionSorting({ fields, set, about, roles }: OpinionSortingProps): ReactNode {
  const words = useWords()
  const mayBind = about.isOnBehalf || roles.some(isSuperior)
  const offered: readonly Severity[] = severities.filter(one => one !== 'binding' || mayBind)
  return (
    <>
      <div className="opinion-form-pair">
        <Select
          label={
            <>
              {words.form.kind}{' '}
              {fields.kind === null && <span className="optional">{words.form.guessed}</span>}
            </>
          }
          data={kinds.map(value => ({ value, label: words.kinds[value] }))}
          value={kindOf(fields, about)}
          onChange={value => set({ kind: kinds.find(one => one === value) ?? null })}
        />
        <Select
          label={words.form.severity}
          leftSection={<SeverityMark severity={fields.severity} />}
          data={offered.map(value => ({ value, label: words.severities[value] }))}
          value={fields.severity}
          onChange={value => set({ severity: severities.find(one => one === value) ?? 'minor' })}
        />
      </div>
      <div className="opinion-form-pair">
        <Select
          label={words.form.criterion}
          comboboxProps={{ width: 260, position: 'bottom-start' }}
          data={[
            { value: '', label: words.form.noCriterion },
            ...criteria.map(value => ({ value, label: words.criteria[value] })),
          ]}
          value={fields.criterion ?? ''}
          onChange={value => set({ criterion: criteria.find(one => one === value) ?? null })}
        />
        <Select
          label={words.origin.level}
          comboboxProps={{ width: 260, position: 'bottom-end' }}
          data={[
            { value: '', label: words.origin.noLevel },
            ...sourceLevels.map(value => ({ value, label: words.sourceLevels[value] })),
          ]}
          value={fields.sourceLevel ?? ''}
          onChange={value => set({ sourceLevel: sourceLevels.find(one => one === value) ?? null })}
        />
      </div>
    </>
  )
}
