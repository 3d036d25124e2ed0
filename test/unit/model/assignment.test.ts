// The sections of a document that are an observer's field.

import { expect, test } from 'vitest'
import { type Assignment, fieldOf, isInField, topmost } from '#model/assignment.ts'

const given = (unitId: string, documentId: string | null, ...sections: string[]): Assignment => ({
  id: `${unitId} ${documentId}`,
  unitId,
  documentId,
  sections,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
})
const units = ['commune', 'province']

test('[AP201] a field is what every assignment that reaches the document gives together; one without sections gives the whole', () => {
  expect(fieldOf(undefined, units, 'd1')).toBeNull()
  expect(fieldOf([], units, 'd1')).toBeNull()
  const some = [given('commune', null, 'pr.p1.3'), given('other', null), given('commune', 'd1', 'pr.p2')]
  expect(fieldOf(some, units, 'd1')).toEqual(['pr.p1.3', 'pr.p2'])
  expect(fieldOf(some, units, 'd2')).toEqual(['pr.p1.3'])
  expect(fieldOf([...some, given('province', null)], units, 'd1')).toBeNull()
})

test('[AP201] a section belongs to a field with all that stands under it, and the whole document to none', () => {
  const field = ['pr.p1.2', 'sc.1']
  const keys = ['pr.p1.2', 'pr.p1.2.1', 'sc.1', 'pr.p1', 'pr.p1.20', 'sc.10', null]
  expect(keys.filter(key => isInField(field, key))).toEqual(['pr.p1.2', 'pr.p1.2.1', 'sc.1'])
  expect(keys.every(key => isInField(null, key))).toBe(true)
  expect(keys.some(key => isInField([], key))).toBe(false)
})

test('[AP201] of keys that stand under one another the topmost are kept, each once', () => {
  expect(topmost(['pr.p1.2.1', 'pr.p1', 'sc.1', 'sc.1', 'pr.p10'])).toEqual(['pr.p1', 'sc.1', 'pr.p10'])
})
