// Pictures of a text over the routes: what is taken, who sends and sees them.

import { beforeAll, expect, test } from 'vitest'
import type { SampleName } from '../../server/demo/accounts.ts'
import { jpegStart, pngFile } from '../support/picture-file.ts'
import { codeOf, field, openSite, type Site, siteOrigin } from '../support/site.ts'

let site: Site
let at: string

beforeAll(async () => {
  site = await openSite()
  at = `/api/documents/${await site.begin()}/attachments`
})

async function send(bytes: Uint8Array<ArrayBuffer>, by: SampleName = 'drafter1', path = at) {
  const body = new FormData()
  body.set('file', new File([bytes], 'hình.png', { type: 'image/png' }))
  return (await site.as(by)).send(path, { method: 'POST', headers: { origin: siteOrigin }, body })
}

test('[WF132] a picture is kept and given back to the byte, with its own type and nothing that could run', async () => {
  const png = pngFile(30, 20)
  const kept = await send(png)
  expect([kept.status, field(kept, 'type')]).toEqual([201, 'image/png'])
  expect(field(await send(png), 'sha256')).toBe(field(kept, 'sha256'))
  const got = await (await site.as('member1')).get(`${at}/${field(kept, 'sha256')}`)
  expect(got.status).toBe(200)
  expect(got.bytes).toEqual(png)
  expect(got.headers.get('content-type')).toBe('image/png')
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(got.headers.get('content-security-policy')).toContain("default-src 'self'")
})

test('[WF132] what is no PNG or JPEG, too large or too fine is refused in words, whatever it is called', async () => {
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
  expect(codeOf(await send(svg))).toBe('picture-unknown')
  expect(codeOf(await send(jpegStart(60_000, 60_000)))).toBe('picture-too-fine')
  const large = new Uint8Array(5 * 1024 * 1024 + 1)
  large.set(pngFile(3, 3))
  expect(codeOf(await send(large))).toBe('picture-too-large')
  expect(codeOf(await send(new Uint8Array(11 * 1024 * 1024)))).toBe('too-large')
})

test('[WF133] only who may write sends a picture, only who may read sees it, and no other document has it', async () => {
  const png = pngFile(31, 20)
  const name = field(await send(png), 'sha256')
  expect(codeOf(await send(png, 'member1'))).toBe('not-allowed')
  expect(codeOf(await send(png, 'outsider'))).toBe('not-found')
  const other = `/api/documents/${await site.begin()}/attachments`
  for (const [who, path] of [
    ['outsider', `${at}/${name}`],
    ['drafter1', `${other}/${name}`],
    ['drafter1', `${at}/${'0'.repeat(64)}`],
    ['drafter1', `${at}/..%2f${name}`],
  ] as const)
    expect((await (await site.as(who)).get(path)).status).toBe(404)
})
