// The lists of what a congress needs, as data.

import { expect, test } from 'vitest'
import { stages } from '#model/stage.ts'
import { dossierLists } from '#templates/dossier/congress.ts'
import { findDossierList, findTemplate, termProfiles } from '#templates/index.ts'

test('[AP241] every term has a list of its congress’s documents, each with a source; only what a source names is required', () => {
  for (const { id } of termProfiles) expect(findDossierList(id)?.term).toBe(id)
  for (const { entries } of dossierLists) {
    const ids = entries.map(({ value }) => value.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { value, source, confidence } of entries) {
      expect([value.id, source.length > 20, value.title !== '', value.titleEn !== '']).toEqual([
        value.id,
        true,
        true,
        true,
      ])
      if (value.requiredFor.length > 0) expect(['A', 'B', 'C']).toContain(confidence)
      if (value.templateId !== null) expect(findTemplate(value.templateId)?.id).toBe(value.templateId)
      if (value.usualStage !== null) expect(stages.some(stage => stage === value.usualStage)).toBe(true)
      // What stands for itself by its outline is for the whole unit.
      if (value.isConfidential) expect(value.templateId).toBeNull()
    }
  }
})
