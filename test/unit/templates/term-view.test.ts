// The rules of a term as writers see them: what is in force, who is called what, how sure each is.

import { expect, test } from 'vitest'
import { termView } from '#model/term-view.ts'
import { findTermProfile, termProfiles } from '#templates/index.ts'

const nameOf = (id: string, level: 'commune' | 'grassroots' | 'cell') => {
  const profile = findTermProfile(id)
  const { names } = profile ? termView(profile, level) : { names: null }
  return names?.roles.find(({ role }) => role === 'superiorStandingCommittee')
}

test('[SG93] AS12: two terms name the body above otherwise and cite other documents; nothing that was replaced is in force', () => {
  expect(nameOf('2020-2025', 'commune')).toMatchObject({ name: 'Ban Thường vụ Huyện ủy' })
  expect(nameOf('2025-2030', 'commune')).toMatchObject({ name: 'Ban Thường vụ Tỉnh ủy', confidence: 'C' })
  expect(nameOf('2025-2030', 'cell')).toMatchObject({ name: 'Ban Thường vụ Đảng ủy xã', confidence: 'M' })
  const cited = termProfiles.map(profile =>
    termView(profile, null).references.map(one => `${one.number} ${one.date}`),
  )
  expect(cited[0]).not.toEqual(cited[1])
  for (const profile of termProfiles) {
    const view = termView(profile, null)
    expect(view.names).toBe(null)
    expect(view.themes.length).toBeGreaterThan(0)
    for (const { value } of profile.references)
      expect(view.references.some(({ number, date }) => number === value.number && date === value.date)).toBe(
        value.replacedBy === null,
      )
  }
})
