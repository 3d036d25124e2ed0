// For whom a document is begun: said in words before it is, because it cannot be changed afterwards.

import { Radio, Stack } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import type { ReactNode } from 'react'
import { type DocumentAccess, documentAccesses } from '#model/confidential.ts'
import { useWords } from '../language.tsx'

interface AccessChoiceProps {
  /** What the person may begin in the unit. */
  readonly offered: readonly DocumentAccess[]
  readonly value: DocumentAccess
  readonly onChange: (access: DocumentAccess) => void
}

/** Nothing where only ordinary documents may be begun; a plain sentence where only confidential ones. */
export function AccessChoice({ offered, value, onChange }: AccessChoiceProps): ReactNode {
  const { begin } = useWords()
  if (offered.length < 2)
    return value === 'personnel' && <p className="begin-access">{begin.accessHints.personnel}</p>
  return (
    <Radio.Group
      label={begin.access}
      value={value}
      onChange={chosen => onChange(documentAccesses.find(access => access === chosen) ?? 'unit')}
    >
      <Stack gap={8} mt={4}>
        {offered.map(access => (
          <Radio
            key={access}
            value={access}
            label={begin.accesses[access]}
            description={begin.accessHints[access]}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
