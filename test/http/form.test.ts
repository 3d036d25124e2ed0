// The form check over its route, and the note that every exported file carries.

import { beforeAll, expect, test } from 'vitest'
import { docxFile, formOf, para, run } from '../support/docx-file.ts'
import { codeOf, openSite, type Site, siteOrigin, valueAt } from '../support/site.ts'

let site: Site
let id: string

beforeAll(async () => {
  site = await openSite()
  id = await site.begin()
})

const foreign = docxFile(para(run('Kính gửi: Đảng ủy xã')) + para(run('Đề nghị cho ý kiến.')))
async function send(body: FormData | string, language = 'vi', by: 'clerk' | 'member1' = 'clerk') {
  const init = { method: 'POST', headers: { origin: siteOrigin, 'accept-language': language }, body }
  return (await site.as(by)).send('/api/check-form', init)
}
function sent(profile?: string): FormData {
  const form = formOf(foreign)
  if (profile !== undefined) form.set('profile', profile)
  return form
}

test('[WF10] anybody signed in has a file checked, against the usual profile or the one named; nothing is kept', async () => {
  const before = JSON.stringify((await (await site.as('member1')).get('/api/documents')).json)
  const usual = await send(sent(), 'vi', 'member1')
  expect(usual.status).toBe(200)
  expect(valueAt(usual, 'profile')).toMatchObject({ id: 'hd36-2018', unverified: false })
  const found = valueAt(usual, 'findings') as readonly Record<string, unknown>[]
  expect(found.length).toBeGreaterThan(5)
  expect(found.find(({ rule }) => rule === 'paper')).toMatchObject({
    title: 'Khổ giấy',
    expected: '“A4, 210 × 297 mm”',
    confidence: 'A',
    severity: 'must',
    isUnverified: false,
  })
  const other = await send(sent('hd05-2026'))
  expect(valueAt(other, 'profile')).toMatchObject({ id: 'hd05-2026', unverified: true })
  const again = valueAt(other, 'findings') as readonly Record<string, unknown>[]
  expect(again.every(({ isUnverified }) => isUnverified === true)).toBe(true)
  expect(JSON.stringify((await (await site.as('member1')).get('/api/documents')).json)).toBe(before)
  expect(
    (
      await site.stranger.send('/api/check-form', {
        method: 'POST',
        headers: { origin: siteOrigin },
        body: sent(),
      })
    ).status,
  ).toBe(401)
})

test('[WF11] findings speak the caller’s language; profiles are listed', async () => {
  const english = valueAt(await send(sent(), 'en'), 'findings') as readonly Record<string, unknown>[]
  expect(english.find(({ rule }) => rule === 'bodyIndent')).toMatchObject({
    title: 'First-line indent',
    found: '0 mm',
  })
  const profiles = await (await site.as('clerk')).get('/api/format-profiles')
  expect(valueAt(profiles, 'items')).toMatchObject([
    { id: 'hd36-2018' },
    { id: 'hd05-2026', unverified: true },
  ])
})

test('[WF12] an unknown profile, a missing form and a wrong file are refused in words', async () => {
  expect(codeOf(await send(sent('hd99')))).toBe('invalid')
  expect(codeOf(await send('x'))).toBe('no-form')
  const text = new FormData()
  text.set('file', new File(['Đây không phải tệp Word'], 'a.docx'))
  expect(codeOf(await send(text))).toBe('word-not-docx')
})

test('[WF21] [WF23] protection and contents are had over the route, each for its own kind of file', async () => {
  const clerk = await site.as('clerk')
  const at = `/api/documents/${id}/export`
  expect((await clerk.get(`${at}?mode=review&protect=comments`)).status).toBe(200)
  expect(codeOf(await clerk.get(`${at}?mode=clean&protect=comments`))).toBe('invalid')
  expect(codeOf(await clerk.get(`${at}?mode=review&protect=all`))).toBe('invalid')
  expect((await clerk.get(`${at}?mode=clean&contents=1`)).status).toBe(200)
  expect(codeOf(await clerk.get(`${at}?mode=review&contents=1`))).toBe('invalid')
})

test('[WF13] every Word file that is handed out says how many departures it has, and from which profile', async () => {
  const clerk = await site.as('clerk')
  const departures = {
    'mode=clean': '0',
    'mode=review': '0',
    'mode=register&kind=synthesis': '1', // its number, which the clerk writes by hand
    'mode=register&kind=dispositions': '1',
  }
  for (const [query, expected] of Object.entries(departures)) {
    const file = await clerk.get(`/api/documents/${id}/export?${query}`)
    expect(file.headers.get('x-form-profile'), query).toBe('hd05-2026')
    expect(file.headers.get('x-form-findings'), query).toBe(expected)
  }
  const workbook = await clerk.get(`/api/documents/${id}/export?mode=register&kind=list`)
  expect(workbook.headers.get('x-form-profile')).toBeNull()
})
