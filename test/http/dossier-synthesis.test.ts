// Which syntheses of opinions stand in the dossier of a unit's congress by themselves.

import { expect, test } from 'vitest'
import { consultationOn } from '../support/consultation.ts'
import { field, openSite, valueAt } from '../support/site.ts'

test('[AP244] only a synthesis of opinions on what comes from above stands for its entry, not one of the unit’s own draft', async () => {
  const site = await openSite({ isDossierEmpty: true })
  const unitId = site.sample.units.own
  const standing = async () => {
    const items = valueAt(await (await site.as('lead')).get(`/api/units/${unitId}/dossier`), 'items') as {
      readonly id: string
      readonly standing: { readonly documents: readonly { readonly id: string }[] }
    }[]
    return items.find(({ id }) => id === 'opinionSynthesis')?.standing.documents.map(({ id }) => id)
  }
  const synthesisOf = async (at: string) =>
    field(await (await site.as('compiler')).post(`${at}/synthesis`, { title: 'Tổng hợp ý kiến' }), 'id')

  await synthesisOf((await consultationOn(site)).at)
  expect(await standing()).toEqual([])
  const superior = { unitId, templateId: 'superior_draft', title: 'Dự thảo của cấp trên' }
  const draft = field(await (await site.as('lead')).post('/api/documents', superior), 'id')
  const id = await synthesisOf(`/api/documents/${draft}`)
  expect(await standing()).toEqual([id])
})
