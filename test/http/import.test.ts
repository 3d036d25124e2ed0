// Word files back into the register, over the route: what becomes of comments and tracked changes, and who may send them.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { exportDocument } from '../../server/actions/export.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import {
  commented,
  deleted,
  docxFile,
  formOf,
  inserted,
  para,
  run,
  wallClockUtc,
} from '../support/docx-file.ts'
import {
  codeOf,
  field,
  openForConsultation,
  openSite,
  type Site,
  siteOrigin,
  valueAt,
} from '../support/site.ts'

let site: Site
let at: string
/** Two lines of the document's text as it begins: headings of the template. */
let first: string
let second: string

beforeAll(async () => {
  site = await openSite()
})
beforeEach(async () => {
  const id = await site.begin()
  at = `/api/documents/${id}`
  await openForConsultation(site, id)
  const text = field(await (await site.as('clerk')).get(`${at}/content`), 'text')
  const lines = text
    .split('\n')
    .filter((line, _, all) => /^\p{Lu}\S+ \S+ \S+/u.test(line) && all.indexOf(line) === all.lastIndexOf(line))
  first = lines[0] ?? ''
  second = lines[1] ?? ''
})

const send = async (file: Uint8Array<ArrayBuffer>, by: SampleName = 'clerk', language = 'vi') =>
  (await site.as(by)).send(`${at}/import`, {
    method: 'POST',
    headers: { origin: siteOrigin, 'accept-language': language },
    body: formOf(file),
  })
const opinions = async () =>
  valueAt(await (await site.as('clerk')).get(`${at}/opinions`), 'items') as readonly Opinion[]

/** Words of a line: before, two in the middle, after. */
function parts(line: string): [string, string, string] {
  const words = line.split(' ')
  return [`${words[0]} `, words[1] ?? '', ` ${words.slice(2).join(' ')}`]
}

/** A file with a thread of two replies, a replaced word, a comment on words that stand nowhere. */
function reviewFile(): Uint8Array<ArrayBuffer> {
  const [before, word, after] = parts(first)
  return docxFile(
    para(run(before), commented(0, run(word)), run(after)) +
      para(deleted(second.split(' ')[0] ?? ''), inserted('Sửa lại'), run(second.slice(second.indexOf(' ')))) +
      para(commented(3, run('Câu này không có trong văn kiện nào cả.'))),
    [
      { id: 0, text: 'Cần nêu rõ hơn.' },
      { id: 1, text: 'Tôi cũng thấy vậy.', author: 'Lê Văn C', replyTo: 0 },
      { id: 2, text: 'Đã ghi nhận.', replyTo: 0 },
      { id: 3, text: 'Bỏ câu này.', isDone: true },
    ],
  )
}

test('[WR30] [WF22] threads become opinions and change pairs proposals, by whom and when the file says, entered by the clerk', async () => {
  const answer = await send(reviewFile())
  expect(answer.json).toMatchObject({
    matched: 4,
    moved: 0,
    unplaced: 1,
    made: { opinions: 2, proposals: 1, replies: 2 },
    found: 0,
  })
  const [thread, lost, proposal] = await opinions()
  expect(thread).toMatchObject({
    number: 1,
    kind: 'general',
    body: 'Cần nêu rõ hơn.',
    onBehalfOf: 'Nguyễn Văn A',
    source: 'word',
    sourceRef: 'góp ý.docx',
    writtenAt: wallClockUtc,
    status: 'open',
    anchor: { quote: parts(first)[1] },
    place: { status: 'exact-moved' },
    replies: [
      { body: 'Tôi cũng thấy vậy.', onBehalfOf: 'Lê Văn C', writtenAt: wallClockUtc },
      { body: 'Đã ghi nhận.', onBehalfOf: 'Nguyễn Văn A' },
    ],
  })
  expect(thread?.author).toMatchObject({ id: site.sample.people.get('clerk')?.id })
  expect(lost).toMatchObject({ body: 'Bỏ câu này.', status: 'open', place: { status: 'document' } })
  expect([thread, lost].map(one => one?.isResolvedInFile)).toEqual([undefined, true])
  expect(proposal).toMatchObject({
    kind: 'replace',
    onBehalfOf: 'Trần Thị B',
    anchor: { quote: second.split(' ')[0] },
    proposedText: 'Sửa lại',
  })
})

test('[WR31] the same file twice, by whomever, makes nothing twice and counts the same', async () => {
  const once = await send(reviewFile())
  const before = await opinions()
  const twice = await send(reviewFile(), 'compiler')
  expect(await opinions()).toEqual(before)
  expect(twice.json).toMatchObject({
    matched: valueAt(once, 'matched'),
    moved: valueAt(once, 'moved'),
    unplaced: valueAt(once, 'unplaced'),
    made: { opinions: 0, proposals: 0, replies: 0 },
    found: 5,
  })
})

test('[WR32] two sendings at once make each opinion once', async () => {
  const answers = await Promise.all([send(reviewFile()), send(reviewFile(), 'compiler')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const all = await opinions()
  expect(all.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(all[0]?.replies).toHaveLength(2)
})

test('[WR33] only who may give opinions for others may send a file; to strangers the document is not there', async () => {
  const refused = await send(reviewFile(), 'member1')
  expect([refused.status, codeOf(refused)]).toEqual([403, 'not-allowed'])
  const outside = await send(reviewFile(), 'outsider')
  expect([outside.status, codeOf(outside)]).toEqual([404, 'not-found'])
  expect(
    (
      await site.stranger.send(`${at}/import`, {
        method: 'POST',
        headers: { origin: siteOrigin },
        body: formOf(reviewFile()),
      })
    ).status,
  ).toBe(401)
  expect(await opinions()).toEqual([])
})

test('[WR34] what is left aside is said, in the language of who asks', async () => {
  const file = docxFile(
    para(run(first), '<w:r><w:drawing/></w:r>') +
      para(
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>',
      ),
  )
  const said = async (language: string) =>
    (valueAt(await send(file, 'clerk', language), 'messages') as { code: string; message: string }[]).map(
      ({ code, message }) => [code, message],
    )
  expect(await said('vi')).toEqual([
    ['images', '1 hình, hộp chữ hoặc đối tượng nhúng không được đọc.'],
    ['runFormats', '1 chỗ đổi kiểu chữ (đậm, nghiêng, cỡ chữ…) không thành ý kiến, chẳng hạn “x”.'],
    ['nothingFound', 'Tệp không có ghi chú hay thay đổi được theo dõi nào.'],
  ])
  expect((await said('en'))[0]?.[1]).toContain('were not read')
})

test.each<[string, Uint8Array<ArrayBuffer>, number, string]>([
  ['plain text', new TextEncoder().encode('Đây không phải tệp Word'), 415, 'word-not-docx'],
  ['RTF', new TextEncoder().encode('{\\rtf1 x}'), 415, 'word-is-rtf'],
  [
    'an old .doc',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
    415,
    'word-old-or-locked',
  ],
  ['a cut file', docxFile(para(run('x'))).slice(0, 400), 422, 'word-broken'],
  ['a DOCTYPE', docxFile('', [], { 'word/document.xml': '<!DOCTYPE x><x/>' }), 422, 'word-unsafe'],
])('[WR35] %s is refused in one sentence, and nothing is recorded', async (_, file, status, code) => {
  const answer = await send(file)
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
  expect(field(answer, 'error', 'message')).toMatch(/\p{L}/u)
  expect(await opinions()).toEqual([])
})

test('[WR36] a request without a form, or a form without the file, says what is missing', async () => {
  const clerk = await site.as('clerk')
  const json = await clerk.post(`${at}/import`, { file: 'x' })
  expect([json.status, codeOf(json)]).toEqual([415, 'no-form'])
  const headers = { origin: siteOrigin }
  const empty = await clerk.send(`${at}/import`, { method: 'POST', headers, body: new FormData() })
  expect(empty.status).toBe(422)
  expect(valueAt(empty, 'error', 'details', '0', 'field')).toBe('file')
})

/** Our own review file of the document. */
async function exported(): Promise<Uint8Array<ArrayBuffer>> {
  const clerk = site.sample.people.get('clerk')
  if (!clerk) throw new Error('there is no clerk')
  const made = await exportDocument(site.deps, clerk, at.split('/').at(-1) ?? '', 'review')
  if (!made.ok) throw new Error(made.refusal.code)
  return new Uint8Array(made.value.bytes)
}

test('[WR37] our own review file, read back, finds every opinion and reply and makes none', async () => {
  await send(reviewFile())
  const before = await opinions()
  const lead = await site.as('lead')
  const decide = async (decision: string, confirm: boolean) => {
    const expectedSeq = valueAt(await lead.get(at), 'seq')
    const body = { decision, explanation: 'Đã đủ rõ.', confirm, expectedSeq }
    const decided = await lead.post(`${at}/opinions/${before[0]?.id}/disposition`, body)
    expect(decided.status).toBe(200)
  }
  await decide('noted', false)
  const file = await exported()
  await decide('declined', true) // the file still says what was proposed
  const state = await opinions()
  const answer = await send(file)
  expect(answer.json).toMatchObject({ made: { opinions: 0, proposals: 0, replies: 0 }, messages: [] })
  expect(valueAt(answer, 'found')).toBe(6)
  expect(await opinions()).toEqual(state)
})

test('[WR38] what was added to our review file in Word comes in; words changed there do not change the register', async () => {
  await send(reviewFile())
  const parts = unzipSync(await exported())
  const edit = (name: string, change: (xml: string) => string) => {
    const part = parts[name]
    if (!part) throw new Error(`no part ${name}`)
    parts[name] = strToU8(change(strFromU8(part)))
  }
  const wordNames = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
  edit('word/comments.xml', xml =>
    xml
      .replace('Cần nêu rõ hơn.', 'Cần nêu thật rõ.')
      .replace(
        '</w:comments>',
        `<w:comment w:id="99" w:author="Phạm Thị D"><w:p ${wordNames} w14:paraId="0000ABCD">${run('Đồng ý.')}</w:p></w:comment></w:comments>`,
      ),
  )
  edit('word/commentsExtended.xml', xml => {
    const root = /w15:paraId="(\w+)"/u.exec(xml)?.[1]
    return xml.replace(
      '</w15:commentsEx>',
      `<w15:commentEx w15:paraId="0000ABCD" w15:paraIdParent="${root}" w15:done="0"/></w15:commentsEx>`,
    )
  })
  const answer = await send(new Uint8Array(zipSync(parts)))
  expect(valueAt(answer, 'made')).toEqual({ opinions: 0, proposals: 0, replies: 1 })
  expect(valueAt(answer, 'messages', '0')).toMatchObject({ code: 'changedOpinions', count: 1 })
  const [thread] = await opinions()
  expect(thread?.body).toBe('Cần nêu rõ hơn.')
  expect(thread?.replies.at(-1)).toMatchObject({ body: 'Đồng ý.', onBehalfOf: 'Phạm Thị D' })
})
