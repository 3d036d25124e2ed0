// The dossier of a congress as a file over HTTP: for whom, with which books, and what its foot names.

import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { dossierLists } from '#templates/dossier/congress.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { paper } from '../support/dossier.ts'
import { type Answer, codeOf, openSite, type Site, valueAt } from '../support/site.ts'

const term = '2025-2030'
const plenty = { points: 100_000, seconds: 60 }
let site: Site
let at: string
beforeEach(async () => {
  site = await openSite({ isDossierEmpty: true, limits: { documents: plenty, exports: plenty } })
  at = `/api/units/${site.sample.units.own}/dossier`
})

const take = async (by: SampleName) => (await site.as(by)).get(`${at}/export`)
const say = async (by: SampleName, entry: string, said: object) => {
  const caller = await site.as(by)
  const book = dossierLists.some(({ entries }) =>
    entries.some(({ value }) => value.id === entry && value.isConfidential),
  )
    ? 'personnel'
    : 'unit'
  const books = (valueAt(await caller.get(at), 'books') ?? []) as { book: string; seq: number | null }[]
  const expectedSeq = books.find(one => one.book === book)?.seq
  expect((await caller.post(at, { term, entry, said, expectedSeq })).status).toBe(200)
}
const headOf = async (book: 'unit' | 'personnel') =>
  (await site.store.readDossier(site.sample.units.own, term, [book])).at(-1)?.hash ?? ''
/** Every word of the file: the text and the feet. */
const wordsOf = ({ bytes }: Answer) =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => /^word\/(?:document|footer\d+)\.xml$/u.test(name))
    .map(([, part]) => strFromU8(part).replace(/<[^>]*>/gu, ''))
    .join('\n')

test('[WD211] whoever reads the dossier takes it as a file, which names the last hash of each book that they read, and of no other', async () => {
  await say('clerk', 'programme', paper)
  await say('secretary', 'personnelPlan', { ...paper, number: '99-ĐA/ĐU' })
  const [unit, personnel] = [await headOf('unit'), await headOf('personnel')]
  for (const [name, seesPersonnel] of [
    ['clerk', false],
    ['lead', false],
    ['secretary', true],
    ['steering', true],
  ] as const) {
    const answer = await take(name)
    expect([name, answer.status, answer.headers.get('x-form-findings')]).toEqual([name, 200, '1']) // its number, which the clerk writes by hand
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('Hồ sơ đại hội')
    const words = wordsOf(answer)
    expect([name, words.includes(unit), words.includes('07-TB/TCĐ')]).toEqual([name, true, true])
    expect([name, words.includes(personnel), words.includes('99-ĐA/ĐU')]).toEqual([
      name,
      seesPersonnel,
      seesPersonnel,
    ])
  }
})

test('[WD211] nothing of personnel, nor a draft that was not handed over, shows in the file of who may not know of it', async () => {
  await say('clerk', 'programme', paper)
  const stable = async (by: SampleName) => wordsOf(await take(by)).replace(/\d+ giờ \d+, ngày [\d/]+/gu, '')
  const [clerk, steering] = [await stable('clerk'), await stable('steering')]
  await say('secretary', 'delegationPlan', paper)
  expect(await stable('clerk')).toBe(clerk)
  await say('clerk', 'congressPlan', { kind: 'document', documentId: await site.begin() })
  const now = (await stable('steering')).replaceAll(await headOf('personnel'), '')
  expect(now).not.toContain('Báo cáo chính trị – Soạn thảo')
  expect(now).not.toContain(await headOf('unit'))
  expect(steering).toContain('07-TB/TCĐ')
})

test('[WD211] it is refused to whom the dossier is, and where a book is no longer whole', async () => {
  expect([(await take('outsider')).status, codeOf(await take('outsider'))]).toEqual([404, 'not-found'])
  expect((await site.stranger.get(`${at}/export`)).status).toBe(401)
  await say('clerk', 'programme', paper)
  const [first] = await site.store.readDossier(site.sample.units.own, term, ['unit'])
  if (!first) throw new Error('nothing was recorded')
  await site.store.appendDossierEvent({ ...first, seq: 2, entry: 'script' })
  expect(codeOf(await take('clerk'))).toBe('dossier-broken')
})
