// A dropped file beside the register: which version it is, word by word and by its hash, or in what it differs.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { currentText } from '../../server/actions/compare.ts'
import { exportDocument, exportRedline } from '../../server/actions/export.ts'
import { checkForm } from '../../server/word/check/check-form.ts'
import { beginClimb, type Climb } from '../support/approval.ts'
import { type Answer, codeOf, field, siteOrigin, valueAt } from '../support/site.ts'

let climb: Climb
let approved: Uint8Array
let sha256: string

/** Sends a file as a browser does. */
async function send(
  bytes: Uint8Array,
  by: 'lead' | 'member2' | 'outsider' = 'lead',
  at = climb.at,
): Promise<Answer> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], 'gửi.docx'))
  const caller = await climb.site.as(by)
  return caller.send(`${at}/check-file`, { method: 'POST', headers: { origin: siteOrigin }, body: form })
}

/** A document's clean file, as the clerk takes it. */
async function exported({ site, id }: Climb = climb): Promise<Uint8Array> {
  const account = site.sample.people.get('clerk')
  if (!account) throw new Error('there is no clerk')
  const made = await exportDocument(site.deps, account, id, 'clean')
  if (!made.ok) throw new Error(made.refusal.code)
  return new Uint8Array(made.value.bytes)
}

/** The file with its main part, or another, changed. */
function changed(file: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file)
  const before = strFromU8(parts[part] ?? new Uint8Array())
  const after = change(before)
  expect(after).not.toBe(before)
  return zipSync({ ...parts, [part]: strToU8(after) })
}

beforeAll(async () => {
  climb = await beginClimb()
  await climb.climbTo('approved')
  approved = await exported()
  sha256 = await climb.sha256()
})

describe('a file of the approved text', () => {
  test('[VR40] is that version, word by word, and its property and its foot name the hash', async () => {
    const answer = await send(approved)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      property: sha256,
      foot: sha256,
      isOfThis: true,
      sameAs: { sha256, isApproved: true },
      named: { sha256 },
      blocks: [],
    })
    expect((valueAt(answer, 'beside') as string[]).join('\n')).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
  })

  test('[VR41] one changed word is found, though the file still states the hash', async () => {
    const other = changed(approved, 'word/document.xml', xml =>
      xml.replace('Nội dung của mục.', 'Nội dung mới của mục.'),
    )
    const answer = await send(other)
    expect(answer.json).toMatchObject({
      sameAs: null,
      property: sha256,
      named: { sha256 },
      comparedWith: { sha256, isApproved: true },
      isCut: false,
    })
    const blocks = valueAt(answer, 'blocks') as { change: string; runs: { type: string; text: string }[] }[]
    expect(blocks).toHaveLength(1)
    expect(blocks[0]?.runs.filter(({ type }) => type === 'added').map(({ text }) => text.trim())).toEqual([
      'mới',
    ])
  })

  test('[VR41] a line put in between, and one taken out, are found; the head beside the text is not compared but listed', async () => {
    const inserted = changed(approved, 'word/document.xml', xml =>
      xml.replace(
        /(<w:p>(?:(?!<\/w:p>).)*Nội dung của mục\.(?:(?!<\/w:p>).)*<\/w:p>)/u,
        '$1<w:p><w:r><w:t>Câu chen vào giữa văn bản.</w:t></w:r></w:p>',
      ),
    )
    const answer = await send(inserted)
    expect(valueAt(answer, 'sameAs')).toBeNull()
    expect(JSON.stringify(valueAt(answer, 'blocks'))).toContain('Câu chen vào giữa văn bản.')
    const head = changed(approved, 'word/document.xml', xml =>
      xml.replace('ĐẢNG CỘNG SẢN VIỆT NAM', 'ĐẢNG BỘ XÃ'),
    )
    const other = await send(head)
    expect(valueAt(other, 'sameAs', 'sha256')).toBe(sha256)
    expect(JSON.stringify(valueAt(other, 'beside'))).toContain('ĐẢNG BỘ XÃ')
  })

  test('[VR42] the foot with the hash keeps the file within the form', () => {
    const checked = checkForm(new Uint8Array(approved), hd36Format)
    expect(checked.ok && checked.value).toEqual([])
  })
})

test('[SG92] a redline names both texts at its foot and in its properties, says that it is not the approved one, and is known again', async () => {
  const { site, id } = climb
  const versions = valueAt(await climb.get('lead', '/versions'), 'items') as { id: string; sha256: string }[]
  const clerk = site.sample.people.get('clerk')
  if (!clerk) throw new Error('there is no clerk')
  await (await site.as('lead')).post(`${climb.at}/amendments`, {
    reason: 'Sửa số liệu.',
    authority: 'Thông báo số 1',
    expectedSeq: await climb.seq(),
  })
  await climb.write('Câu thêm khi sửa đổi.')
  const [last] = versions.filter(version => version.sha256 === sha256)
  const made = await exportRedline(site.deps, clerk, id, { before: last?.id ?? '', after: currentText })
  if (!made.ok) throw new Error(made.refusal.code)
  const after = await climb.sha256()
  expect(after).not.toBe(sha256)
  const file = new Uint8Array(made.value.bytes)
  const feet = Object.entries(unzipSync(file)).filter(([name]) => /^word\/footer\d*\.xml$/u.test(name))
  expect(feet.length).toBeGreaterThan(0)
  for (const [, xml] of feet) {
    const words = strFromU8(xml).replace(/<[^>]*>/gu, '')
    expect(words).toContain('không phải văn bản được duyệt')
    expect(words.match(/[0-9a-f]{64}/gu)).toEqual([after, sha256])
  }
  const known = await send(file)
  expect(known.json).toMatchObject({
    property: after,
    foot: after,
    comparedFrom: sha256,
    sameAs: { sha256: after },
  })
  expect(valueAt(await send(approved), 'comparedFrom')).toBe(null)
  const checked = checkForm(file, hd36Format)
  expect(checked.ok && checked.value.filter(({ severity }) => severity === 'must')).toEqual([])
})

test('[VR40] an earlier version is told from the present text, and a draft carries its hash in the property alone', async () => {
  const draft = await beginClimb(climb.site)
  const lead = await draft.site.as('lead')
  const kept = field(await lead.post(`${draft.at}/versions`, { name: 'Bản họp' }), 'id')
  const file = await exported(draft)
  await draft.write('Thêm một đoạn sau cuộc họp.')
  const answer = await send(file, 'lead', draft.at)
  expect(answer.json).toMatchObject({
    foot: null,
    isOfThis: true,
    sameAs: { id: kept, name: 'Bản họp', isApproved: false },
  })
  const present = await send(await exported(draft), 'lead', draft.at)
  expect(present.json).toMatchObject({ sameAs: { id: 'current', name: null } })
  const foreign = await send(approved, 'lead', draft.at)
  expect(foreign.json).toMatchObject({ isOfThis: false, named: null })
})

test('[VR43] whoever may read the text may ask; a stranger’s document is not there, and what is no Word file is refused', async () => {
  expect((await send(approved, 'member2')).status).toBe(200)
  const outsider = await send(approved, 'outsider')
  expect([outsider.status, codeOf(outsider)]).toEqual([404, 'not-found'])
  const none = await send(strToU8('không phải Word'))
  expect([none.status, codeOf(none)]).toEqual([415, 'word-not-docx'])
  const lead = await climb.site.as('lead')
  expect((await lead.post(`${climb.at}/check-file`)).status).toBe(415)
})
