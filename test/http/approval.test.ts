// Approval by the two bodies above, bound to the very text; binding requests as tasks; amendments of what was approved.

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { record } from '../contract/rows.ts'
import { beginClimb, type Climb, contentHash, lastEvents, minutes, vote } from '../support/approval.ts'
import { type Answer, codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})

const code = (answer: Answer) => [answer.status, answer.status < 400 ? '' : codeOf(answer)]
const seven = Array.from({ length: 7 }, (_, index) => ({ text: `Yêu cầu ${index + 1}.` }))

/** A document at a stage. */
async function at(stage: Parameters<Climb['climbTo']>[0]): Promise<Climb> {
  const climb = await beginClimb(site)
  await climb.climbTo(stage)
  return climb
}

describe('moves that a body decides', () => {
  test('[SG1] the committee’s move needs minutes and a vote that adds up, and its event carries both', async () => {
    const climb = await at('committee_review')
    const up = (more: object) => climb.move('secretary', 'steering_review', more)
    expect(code(await up({ minutes: null }))).toEqual([422, 'minutes-missing'])
    expect(code(await up({ vote: null }))).toEqual([422, 'vote-missing'])
    for (const wrong of [
      { present: 15, for: 10, against: 5, blank: 1 },
      { present: 0, for: 0, against: 0, blank: 0 },
      { present: 15, for: -1, against: 0, blank: 0 },
      { present: 15, for: 1.5, against: 0, blank: 0 },
    ])
      expect(code(await up({ vote: wrong })), JSON.stringify(wrong)).toEqual([422, 'invalid'])
    expect(code(await up({ minutes: { number: '1', date: '2026-02-30' } }))).toEqual([422, 'invalid'])
    expect(code(await climb.move('secretary', 'drafting', { minutes: null }))).toEqual([
      422,
      'minutes-missing',
    ])
    expect(await climb.stage()).toBe('committee_review')
    expect(code(await up({ vote: { ...vote, for: 12, against: 2 } }))).toEqual([200, ''])
    const [event] = await lastEvents(climb, 1)
    expect(event?.payload).toMatchObject({ minutes, vote: { present: 15, for: 12, against: 2, blank: 0 } })
  })

  test('[SG2] a plain move that a body above decides is its decision, about the text as it stands', async () => {
    const climb = await at('steering_review')
    expect(code(await climb.move('lead', 'submitted'))).toEqual([403, 'not-allowed'])
    expect(code(await climb.move('steering', 'changes_requested'))).toEqual([422, 'reasons-missing'])
    expect(code(await climb.move('steering', 'submitted'))).toEqual([200, ''])
    const bare = { vote: null, minutes: null }
    expect(code(await climb.move('standing', 'approved', bare))).toEqual([422, 'vote-missing'])
    expect(code(await climb.move('standing', 'approved_with_changes', bare))).toEqual([
      422,
      'requests-missing',
    ])
    const note = 'Bổ sung số liệu giải ngân; biểu quyết 11/11.'
    expect(code(await climb.move('standing', 'approved_with_changes', { ...bare, note }))).toEqual([200, ''])
    const [decided, moved] = await lastEvents(climb, 2)
    expect(decided?.payload).toMatchObject({
      decision: 'approveWithRequests',
      requests: [{ number: 1, text: note }],
      sha256: await contentHash(climb),
    })
    expect(moved?.payload).toMatchObject({ to: 'approved_with_changes' })
    expect(code(await climb.move('standing', 'approved', { note }))).toEqual([409, 'requests-open'])
  })

  test('[SG1] a note may tell minutes and vote in words, where a caller knows no other fields', async () => {
    const climb = await at('committee_review')
    const bare = { vote: null, minutes: null }
    expect(code(await climb.move('secretary', 'steering_review', { ...bare, note: '  ' }))[0]).toBe(422)
    const note = 'Biên bản số 12-BB/ĐU, 15/15 đồng ý'
    expect(code(await climb.move('secretary', 'steering_review', { ...bare, note }))).toEqual([200, ''])
    const [event] = await lastEvents(climb, 1)
    expect(event?.payload).toMatchObject({ to: 'steering_review', note })
  })
})

describe('decisions', () => {
  test('[SG3] a decision names the text that was read: another text is refused, and the event carries its hash', async () => {
    const climb = await at('steering_review')
    const read = await climb.sha256()
    await climb.write('Câu viết thêm sau khi Tổ chỉ đạo đã đọc.')
    const refused = await climb.decide('steering', 'approve', { sha256: read })
    expect(code(refused)).toEqual([409, 'text-another'])
    expect(valueAt(refused, 'error', 'details', 'sha256')).toBe(await climb.sha256())
    expect(code(await climb.decide('steering', 'approve'))).toEqual([200, ''])
    const frozen = await contentHash(climb)
    const [decided, moved] = await lastEvents(climb, 2)
    expect([decided?.type, decided?.payload['sha256']]).toEqual(['approvalDecided', frozen])
    expect([moved?.type, moved?.payload['sha256']]).toEqual(['stageMoved', frozen])
    expect(code(await climb.decide('standing', 'approve', { sha256: read }))).toEqual([409, 'text-another'])
    const approved = await climb.decide('standing', 'approve')
    expect(valueAt(approved, 'approved', 'sha256')).toBe(frozen)
    expect(valueAt(approved, 'standing')).toMatchObject({
      decision: 'approve',
      sha256: frozen,
      vote,
      minutes,
    })
  })

  test('[SG4] the steering team comes first; the standing committee waits until it has passed the text', async () => {
    const climb = await at('steering_review')
    const before = await climb.get('standing', '/approval')
    expect(valueAt(before, 'turn')).toBe('steering')
    expect(valueAt(before, 'mine')).toEqual({ body: null, decisions: [] })
    expect(code(await climb.decide('standing', 'approve'))).toEqual([409, 'steering-first'])
    await climb.decide('steering', 'approve')
    const after = await climb.get('standing', '/approval')
    expect(valueAt(after, 'turn')).toBe('standing')
    expect(valueAt(after, 'mine')).toEqual({
      body: 'standing',
      decisions: ['approve', 'approveWithRequests', 'return'],
    })
    expect(valueAt(after, 'steering', 'sha256')).toBe(valueAt(after, 'sha256'))
    expect(code(await climb.decide('steering', 'approve'))).toEqual([409, 'not-awaited'])
  })

  test('[SG5] nobody decides for a body that is not theirs, and a decision says all that it needs', async () => {
    const climb = await at('steering_review')
    const body = { body: 'standing' }
    expect(code(await climb.decide('steering', 'approve', body))).toEqual([403, 'not-allowed'])
    for (const name of ['lead', 'secretary', 'member1', 'clerk'] as const) {
      const asked = {
        body: 'steering',
        decision: 'approve',
        sha256: await climb.sha256(),
        expectedSeq: await climb.seq(),
      }
      expect([name, ...code(await climb.post(name, '/approval', asked))]).toEqual([name, 403, 'not-allowed'])
    }
    const refused = async (decision: string, more: object) =>
      code(await climb.decide('steering', decision, more))
    expect(await refused('return', {})).toEqual([422, 'reasons-missing'])
    expect(await refused('approveWithRequests', {})).toEqual([422, 'requests-missing'])
    expect(await refused('approve', { requests: seven })).toEqual([422, 'invalid'])
    const requests = [{ text: 'Bổ sung.', sectionKey: 'không-có' }]
    expect(await refused('approveWithRequests', { requests })).toEqual([422, 'invalid'])
    expect(await refused('approve', { expectedSeq: 1 })).toEqual([409, 'stale'])
    expect(await climb.stage()).toBe('steering_review')
    await climb.decide('steering', 'approve')
    expect(code(await climb.decide('standing', 'approve', { vote: null }))).toEqual([422, 'vote-missing'])
  })

  test('[SG6] [AP206] a return gives its numbered reasons and the last day for the next draft, and sends the text back; the next draft starts at the first gate', async () => {
    const climb = await at('submitted')
    const reasons = ['Phần hạn chế chưa nêu nguyên nhân chủ quan.', 'Chỉ tiêu thiếu giải pháp.']
    const dueAt = '2026-12-15'
    expect(code(await climb.decide('standing', 'approve', { dueAt }))).toEqual([422, 'invalid'])
    expect(code(await climb.decide('standing', 'return', { reasons, dueAt: 'mai' }))).toEqual([
      422,
      'invalid',
    ])
    const returned = await climb.decide('standing', 'return', { reasons, dueAt })
    expect(valueAt(returned, 'stage')).toBe('changes_requested')
    expect(valueAt(returned, 'standing')).toMatchObject({ decision: 'return', reasons, dueAt, draft: 1 })
    expect(valueAt(returned, 'turn')).toBe(null)
    const [, moved] = await lastEvents(climb, 2)
    expect(moved?.payload['note']).toBe(`1. ${reasons[0]}\n2. ${reasons[1]}`)
    const drafted = await climb.move('lead', 'drafting')
    expect(valueAt(drafted, 'draft')).toBe(2)
    await climb.write('Nguyên nhân chủ quan là do thiếu kiểm tra.')
    await climb.climbTo('submitted')
    const now = await climb.get('standing', '/approval')
    expect(valueAt(now, 'standing', 'sha256')).not.toBe(valueAt(now, 'sha256'))
    expect(code(await climb.decide('standing', 'approve'))).toEqual([200, ''])
  })
})

describe('binding requests', () => {
  test('[SG7] seven binding requests are seven tasks, and the text is approved only when each is verified', async () => {
    const climb = await at('submitted')
    const given = seven.map((request, index) =>
      index === 0 ? { ...request, sectionKey: 'pr.p1.1', dueAt: '2026-12-01' } : request,
    )
    const decided = await climb.decide('standing', 'approveWithRequests', { requests: given })
    expect(valueAt(decided, 'stage')).toBe('approved_with_changes')
    expect(valueAt(decided, 'requests')).toMatchObject(
      given.map((request, index) => ({ ...request, number: index + 1, body: 'standing', state: 'open' })),
    )
    expect(code(await climb.decide('standing', 'approve'))).toEqual([409, 'requests-open'])
    for (let n = 1; n <= 7; n += 1) {
      expect(code(await climb.post('standing', `/requests/${n}/verify`))).toEqual([409, 'request-state'])
      expect(code(await climb.post('drafter1', `/requests/${n}/done`))).toEqual([403, 'not-allowed'])
      const by = n % 2 === 0 ? 'lead' : 'secretary'
      expect(code(await climb.post(by, `/requests/${n}/done`, { note: 'Đã sửa.' }))).toEqual([200, ''])
      expect(code(await climb.post(by, `/requests/${n}/done`))).toEqual([409, 'request-state'])
      expect(code(await climb.post('steering', `/requests/${n}/verify`))).toEqual([403, 'not-allowed'])
      if (n < 7) await climb.post('standing', `/requests/${n}/verify`)
    }
    const back = { isVerified: false, note: 'Chưa nêu số liệu.' }
    const sent = await climb.post('standing', '/requests/7/verify', back)
    expect(valueAt(sent, 'requests', '6')).toMatchObject({ state: 'open', verifiedNote: back.note })
    const refused = await climb.decide('standing', 'approve')
    expect([...code(refused), valueAt(refused, 'error', 'details')]).toEqual([409, 'requests-open', [7]])
    await climb.post('lead', '/requests/7/done')
    await climb.post('standing', '/requests/7/verify')
    expect(code(await climb.post('standing', '/requests/8/verify'))).toEqual([404, 'not-found'])
    const approved = await climb.decide('standing', 'approve', { vote: null })
    expect(valueAt(approved, 'stage')).toBe('approved')
  })

  test('[SG8] what the steering team asked for keeps the text from being approved until the steering team has verified it', async () => {
    const climb = await at('steering_review')
    await climb.decide('steering', 'approveWithRequests', { requests: [{ text: 'Bổ sung số liệu.' }] })
    const passed = await climb.decide('standing', 'approve')
    expect(valueAt(passed, 'stage')).toBe('approved_with_changes')
    expect(code(await climb.decide('standing', 'approve'))).toEqual([409, 'requests-open'])
    await climb.post('lead', '/requests/1/done')
    expect(code(await climb.post('standing', '/requests/1/verify'))).toEqual([403, 'not-allowed'])
    expect(code(await climb.post('steering', '/requests/1/verify'))).toEqual([200, ''])
    expect(valueAt(await climb.decide('standing', 'approve'), 'stage')).toBe('approved')
  })
})

describe('amendments', () => {
  const amendment = { reason: 'Sửa lỗi số liệu.', authority: 'Thông báo số 15-TB/TU' }

  test('[SG9] an amendment opens the approved text for the lead alone, and closes it under a new hash beside the old', async () => {
    const climb = await at('approved')
    const before = await climb.sha256()
    const rights = async (name: 'lead' | 'drafter1') =>
      valueAt(await climb.get(name), 'permissions') as string[]
    expect(await rights('lead')).not.toContain('write')
    const open = async (by: 'lead' | 'drafter1' | 'secretary', more: object = {}) =>
      climb.post(by, '/amendments', { ...amendment, expectedSeq: await climb.seq(), ...more })
    expect(code(await open('drafter1'))).toEqual([403, 'not-allowed'])
    expect(code(await open('secretary'))).toEqual([403, 'not-allowed'])
    expect(code(await open('lead', { reason: ' ' }))).toEqual([422, 'invalid'])
    expect(code(await open('lead', { authority: '' }))).toEqual([422, 'invalid'])
    await expect(climb.write('Chen vào bản đã duyệt.')).rejects.toThrow('closed')
    expect(code(await open('lead'))).toEqual([201, ''])
    expect(code(await open('lead'))).toEqual([409, 'amendment-open'])
    expect(await rights('lead')).toContain('write')
    expect(await rights('drafter1')).not.toContain('write')
    await climb.write('Số liệu đã sửa.')
    expect(code(await climb.move('secretary', 'presented'))).toEqual([409, 'amendment-open'])
    const closed = await climb.post('lead', '/amendments/1/close')
    const after = await climb.sha256()
    expect(closed.json).toMatchObject({ number: 1, sha256Before: before, sha256After: after })
    expect(after).not.toBe(before)
    expect(await rights('lead')).not.toContain('write')
    await expect(climb.write('Sửa thêm.')).rejects.toThrow('closed')
    const version = await climb.get('lead', `/versions/${field(closed, 'versionId')}`)
    expect([field(version, 'sha256'), field(version, 'name')]).toEqual([after, 'Sửa đổi lần 1'])
    expect(code(await climb.post('lead', '/amendments/1/close'))).toEqual([409, 'amendment-closed'])
    expect(code(await climb.post('lead', '/amendments/2/close'))).toEqual([404, 'not-found'])
    const [opened, ended] = await lastEvents(climb, 2)
    expect(opened?.payload).toMatchObject({ ...amendment, number: 1, sha256: before })
    expect(ended?.payload).toMatchObject({ sha256Before: before, sha256After: after })
    const view = await climb.get('standing', '/approval')
    expect(valueAt(view, 'approved', 'sha256')).toBe(before)
    expect(valueAt(view, 'amendments', '0', 'closed', 'sha256After')).toBe(valueAt(view, 'sha256'))
  })

  test('[SG10] binding requests are carried out under an amendment, and what is approved then is the new text', async () => {
    const climb = await at('submitted')
    await climb.decide('standing', 'approveWithRequests', { requests: [{ text: 'Nêu rõ nguyên nhân.' }] })
    const submitted = await climb.sha256()
    await climb.post('lead', '/amendments', { ...amendment, expectedSeq: await climb.seq() })
    await climb.write('Nguyên nhân chủ quan là chính.')
    await climb.post('lead', '/requests/1/done')
    await climb.post('standing', '/requests/1/verify')
    expect(code(await climb.decide('standing', 'approve'))).toEqual([409, 'amendment-open'])
    await climb.post('lead', '/amendments/1/close')
    expect(code(await climb.decide('standing', 'approve', { sha256: submitted }))).toEqual([
      409,
      'text-another',
    ])
    const approved = await climb.decide('standing', 'approve')
    expect(valueAt(approved, 'approved', 'sha256')).toBe(await contentHash(climb))
    expect(valueAt(approved, 'approved', 'sha256')).not.toBe(submitted)
  })

  test('[SG11] the unit voids an approval only with a reason; then nothing is approved and every gate is before it again', async () => {
    const climb = await at('approved')
    expect(code(await climb.move('secretary', 'drafting'))).toEqual([422, 'note-missing'])
    const voided = await climb.move('secretary', 'drafting', { note: 'Ban Thường vụ yêu cầu làm lại.' })
    expect([valueAt(voided, 'stage'), valueAt(voided, 'draft')]).toEqual(['drafting', 2])
    const view = await climb.get('lead', '/approval')
    expect([valueAt(view, 'approved'), valueAt(view, 'turn')]).toEqual([null, null])
    await climb.write('Viết lại.')
    await climb.climbTo('steering_review')
    expect(code(await climb.decide('standing', 'approve'))).toEqual([409, 'steering-first'])
  })
})

test('[SG22] a closed text is changed by no accepted proposal, no restored version and no decision that a crash left undone', async () => {
  const climb = await beginClimb(site)
  const { sha256: first } = (await climb.post('lead', '/versions', { name: 'Bản đầu' })).json as {
    sha256: string
  }
  const [version] = await site.store.listVersions(climb.id)
  await climb.write('Thu ngân sách đạt 50 tỷ đồng.')
  await climb.climbTo('submitted')
  const frozen = await climb.sha256()
  expect(frozen).not.toBe(first)
  const proposal = {
    id: randomUUID(),
    kind: 'replace',
    severity: 'minor',
    body: 'Sửa số.',
    anchor: { quote: '50 tỷ' },
    proposedText: '52 tỷ',
  }
  expect((await climb.post('standing', '/opinions', proposal)).status).toBe(201)
  const accept = async (by: 'lead') =>
    climb.post(by, `/opinions/${proposal.id}/disposition`, {
      decision: 'accepted',
      expectedSeq: await climb.seq(),
    })
  expect(code(await accept('lead'))).toEqual([409, 'text-closed'])
  const restored = await climb.post('lead', `/versions/${version?.id}/restore`, {
    expectedSeq: await climb.seq(),
  })
  expect(code(restored)).toEqual([403, 'not-allowed'])
  // As if the text had been closed between the decision and its writing.
  const payload = { decision: 'accepted', explanation: '', byName: 'Nguyễn Văn Dũng' } as const
  const by = { actor: 'lead', actorRole: 'lead_drafter', unitId: site.sample.units.own } as const
  await record(site.store, {
    documentId: climb.id,
    expectedSeq: await climb.seq(),
    drafts: [
      {
        documentId: climb.id,
        opinionId: proposal.id,
        type: 'dispositionConfirmed',
        at: site.deps.now(),
        ...by,
        payload,
      },
    ],
  })
  await site.restart()
  expect(await climb.sha256()).toBe(frozen)
  const left = (await site.deps.registers.state(climb.id)).opinions.get(proposal.id)
  expect(left?.implementation).toBe('pending')
})

test('[SG12] every move keeps the text as a version, named by stage and ordinal; the submitted one is the frozen text', async () => {
  const climb = await at('steering_review')
  await climb.decide('steering', 'return', { reasons: ['Cần sửa.'] })
  await climb.move('lead', 'drafting')
  await climb.climbTo('submitted')
  const versions = valueAt(await climb.get('lead', '/versions'), 'items') as {
    id: string
    name: string
    stage: string
    sha256: string
  }[]
  expect(versions.map(({ name }) => name)).toEqual([
    'Rà soát, lần 1',
    'Lấy ý kiến, lần 1',
    'Tiếp thu, lần 1',
    'Thông qua, lần 1',
    'Thẩm tra, lần 1',
    'Cần chỉnh sửa, lần 1',
    'Soạn thảo, lần 1',
    'Rà soát, lần 2',
    'Lấy ý kiến, lần 2',
    'Tiếp thu, lần 2',
    'Thông qua, lần 2',
    'Thẩm tra, lần 2',
    'Chờ duyệt, lần 1',
  ])
  const frozen = versions.at(-1)
  expect([frozen?.stage, frozen?.sha256]).toEqual(['submitted', await contentHash(climb)])
  const [moved] = await lastEvents(climb, 1)
  expect(moved?.payload['version']).toEqual({
    id: frozen?.id,
    name: frozen?.name,
    sha256: frozen?.sha256,
  })
  expect(valueAt(await climb.get('steering', '/approval'), 'lastSeenVersionId')).toBe(frozen?.id)
  expect(valueAt(await climb.get('standing', '/approval'), 'lastSeenVersionId')).toBe(null)
})
