// Both reports of a unit, in Chromium, from outline to issue: nine people, a return, an approval with seven binding requests, an
// amendment of what was approved, the clerk's number; and at each stop the file names the very text.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApprovalView } from '#model/approval.ts'
import { approvalVi } from '../../editor/words/approval-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, openDraft } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { faultsOf, pandocLetters } from '../support/docx-oracles.ts'
import { stringIn } from '../support/people.ts'
import { climb, correct, fill, openApproval, takeBack, write, writeIn } from './approval-page.ts'
import { closeTour, contentOf, newReport, type Person, signedInPage, takeWordFile } from './draft-page.ts'
import {
  amendOnPage,
  answerRequest,
  closeRequest,
  consult,
  decideOnPage,
  eventsOf,
  hashesIn,
  moveOnPage,
  settleOperating,
  takeNumber,
} from './way-to-issue.ts'

const names = [
  'drafter1',
  'drafter2',
  'lead',
  'compiler',
  'secretary',
  'member1',
  'steering',
  'standing',
  'clerk',
] as const
type Name = (typeof names)[number]

/** Of our own, each once in a report. */
const words = {
  written: 'Đảng bộ có mười bốn chi bộ, đã họp đủ số kỳ theo quy chế.',
  quote: 'mười bốn chi bộ',
  proposed: 'mười sáu chi bộ',
  carriedOut: 'Ba công trình chậm do ban quản lý dự án xã làm chủ đầu tư. ',
  amended: 'Số liệu tính đến hết ngày 31/10/2026. ',
}
const requests = [
  'Nêu rõ ba công trình chậm và chủ đầu tư.',
  'Thêm số liệu năm 2024.',
  'Rút gọn phần mở đầu.',
  'Nói rõ nguyên nhân chủ quan là của ai.',
  'Ghi thời hạn của từng giải pháp.',
  'Thống nhất số chi bộ trong toàn văn.',
  'Bổ sung kết quả khắc phục của kỳ trước.',
]
/** The one that is sent back. */
const again = 3
const everyNumber = requests.map((_, index) => index + 1)

/** Both reports of a unit; the requests that are answered on pages, the others by the routes. */
const reports = [
  {
    templateId: 'political_report',
    title: 'Báo cáo chính trị trình Đại hội',
    sectionKey: 'pr.open',
    section: 'Mở đầu',
    number: '01',
    onPages: everyNumber,
  },
  {
    templateId: 'self_criticism_report',
    title: 'Báo cáo kiểm điểm của Ban Chấp hành',
    sectionKey: 'sc.open',
    section: 'Đặc điểm, tình hình',
    number: '02',
    onPages: [again],
  },
]

let server: ChildServer
let browser: Browser
let folder: string
let people: Readonly<Record<Name, Person>>
/** Who has put away the hint that newcomers see. */
const greeted = new Set<Name>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vankien-issue-'))
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  const opened = names.map(async name => [name, await signedInPage(browser, server.url, name)] as const)
  people = Object.fromEntries(await Promise.all(opened)) as Record<Name, Person>
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

for (const { templateId, title, sectionKey, section, number, onPages } of reports) {
  describe(title, () => {
    let id: string
    /** The text that was approved. */
    let approved: string
    let amended: string
    const at = () => `/api/documents/${id}`
    const apis = () => ({
      lead: people.lead.api,
      compiler: people.compiler.api,
      secretary: people.secretary.api,
    })
    const stageOf = async () => stringIn(await people.lead.api.get(at()), 'stage')
    const approval = async () => (await people.lead.api.get(`${at()}/approval`)) as ApprovalView // checked by the server's own schema

    /** Opens the draft on somebody's page. */
    async function onDraft(name: Name): Promise<Person> {
      await openDraft(people[name].page, server.url, id)
      if (!greeted.has(name)) await closeTour(people[name].page)
      greeted.add(name)
      return people[name]
    }

    async function onApproval(name: Name): Promise<Person['page']> {
      await openApproval(people[name].page, server.url, id)
      return people[name].page
    }

    /** The clean file from the clerk's menu, in which no judge finds a fault, and the hash that it names everywhere. */
    async function takeFile(): Promise<{ letters: string; sha256: string }> {
      const file = await takeWordFile((await onDraft('clerk')).page, vi.draft.wordClean, folder)
      expect(await faultsOf(file)).toEqual([])
      const { property, feet } = hashesIn(file)
      const [sha256 = ''] = property
      expect(property).toEqual([sha256])
      expect(feet.length).toBeGreaterThan(0)
      expect(feet.filter(hash => hash !== sha256)).toEqual([])
      return { letters: pandocLetters(file, 'accept'), sha256 }
    }

    test('[SG40] from the outline through a consultation to the steering team, the committee’s vote given on the page', async () => {
      id = await newReport(people.drafter1.api, title, templateId)
      const { drafter1, drafter2, secretary } = people
      const { written, quote, proposed } = words
      await write(server.url, drafter2.api, id, doc => writeIn(doc, sectionKey, written), written)
      await write(server.url, drafter1.api, id, fill, '1.184 đảng viên')
      await consult(people, id, { sectionKey, quote, proposedText: proposed })
      const { raw } = await contentOf(drafter1.api, id)
      expect(raw).toContain(written.replace(quote, proposed))
      await onDraft('secretary')
      await moveOnPage(secretary.page, 'committee_review')
      await moveOnPage(secretary.page, 'steering_review', '12-BB/ĐU')
      expect(await stageOf()).toBe('steering_review')
    })

    test('[SG41] the steering team returns it with reasons; the second draft goes all the way up again and passes', async () => {
      const reason = 'Số đảng viên chưa khớp với báo cáo tổ chức xây dựng Đảng.'
      await decideOnPage(await onApproval('steering'), 'return', { reasons: [reason] })
      expect(await stageOf()).toBe('changes_requested')
      await (await onApproval('lead')).getByText(reason).waitFor()
      await takeBack(apis(), id)
      await write(server.url, people.drafter1.api, id, doc => correct(doc, '1.184', '1.192'), '1.192')
      await climb(apis(), id)
      await decideOnPage(await onApproval('steering'), 'approve')
      expect(await approval()).toMatchObject({ stage: 'submitted', draft: 2, turn: 'standing' })
    })

    test('[SG42] the standing committee’s seven requests are carried out under an amendment, one twice, each verified, and then it is approved', async () => {
      await decideOnPage(await onApproval('standing'), 'approveWithRequests', { requests, present: 13 })
      expect(await stageOf()).toBe('approved_with_changes')
      await amendOnPage(await onDraft('lead'), id, {
        reason: 'Thực hiện các yêu cầu của Ban Thường vụ.',
        authority: 'Kết luận của Ban Thường vụ ngày 20/11/2026',
        section,
        words: words.carriedOut,
      })
      const byRoutes = everyNumber.filter(one => !onPages.includes(one))
      const note = 'Đã bổ sung ở mục tương ứng.'
      for (const one of byRoutes) await people.lead.api.post(`${at()}/requests/${one}/done`, { note })
      const unit = await onApproval('lead')
      for (const one of onPages) await closeRequest(unit, one, note)
      for (const one of byRoutes) await people.standing.api.post(`${at()}/requests/${one}/verify`, {})
      const body = await onApproval('standing')
      await answerRequest(body, again, 'Phần mở đầu còn dài hơn một trang.')
      for (const one of onPages) if (one !== again) await answerRequest(body, one)
      expect((await approval()).requests.filter(({ state }) => state === 'open')).toMatchObject([
        { number: again, verifiedNote: 'Phần mở đầu còn dài hơn một trang.' },
      ])
      await closeRequest(await onApproval('lead'), again, 'Đã rút còn nửa trang.')
      await answerRequest(await onApproval('standing'), again)
      await body.getByText(approvalVi.requestsTally('7', '7')).waitFor()
      await decideOnPage(body, 'approve')
      await body.getByText(approvalVi.isApproved).waitFor()
      const { stage, requests: kept } = await approval()
      expect(stage).toBe('approved')
      expect(kept.map(({ text, state }) => ({ text, state }))).toEqual(
        requests.map(text => ({ text, state: 'verified' })),
      )
    })

    test('[SG43] the approval’s event, the register and the file, in its properties and at its foot, name one hash: that of the text', async () => {
      const decided = (await eventsOf(people.lead.api, id, 'approvalDecided')).at(-1)
      expect(decided?.payload).toMatchObject({ body: 'standing', decision: 'approve' })
      approved = stringIn(decided?.payload, 'sha256')
      expect((await contentOf(people.lead.api, id)).sha256).toBe(approved)
      expect((await approval()).approved).toMatchObject({ sha256: approved })
      const { letters, sha256 } = await takeFile()
      expect(sha256).toBe(approved)
      for (const said of [words.proposed, '1.192 đảng viên', words.carriedOut])
        expect(letters).toContain(dense(said))
    })

    test('[SG44] an amendment of the approved text is bound to a hash of its own, beside the approval’s, and the file names the new one', async () => {
      await amendOnPage(await onDraft('lead'), id, {
        reason: 'Cập nhật số liệu đến ngày trình đại hội.',
        authority: 'Thông báo số 15-TB/TU ngày 21/11/2026',
        section,
        words: words.amended,
      })
      const { amendments, approved: standing, stage } = await approval()
      expect(stage).toBe('approved')
      expect(standing).toMatchObject({ sha256: approved })
      expect(amendments).toMatchObject([
        { number: 1, closed: { sha256After: approved } },
        { number: 2, sha256Before: approved, authority: 'Thông báo số 15-TB/TU ngày 21/11/2026' },
      ])
      const { letters, sha256 } = await takeFile()
      amended = sha256
      expect(amended).toBe(amendments[1]?.closed?.sha256After)
      expect(amended).not.toBe(approved)
      expect(letters).toContain(dense(words.amended))
    })

    test('[SG45] presented, adopted, numbered by the clerk and issued: the number stands on the page and in the file, under the same hash', async () => {
      await settleOperating(people.secretary.api, id)
      const secretary = await onDraft('secretary')
      await moveOnPage(secretary.page, 'presented')
      await moveOnPage(secretary.page, 'adopted', '01-BB/ĐH')
      await takeNumber(people.clerk.page, server.url, id, number)
      await moveOnPage((await onDraft('clerk')).page, 'issued')
      expect(await stageOf()).toBe('issued')
      const { letters, sha256 } = await takeFile()
      expect(sha256).toBe(amended)
      expect(letters).toContain(dense(`Số ${number}-BC/ĐU`))
      const actors = (await eventsOf(people.lead.api, id)).map(({ actor }) => actor)
      const ids = names.map(async name => {
        const { user } = Object(await people[name].api.get('/api/me'))
        return stringIn(user, 'id')
      })
      expect(new Set(actors.filter(actor => actor !== 'system'))).toEqual(new Set(await Promise.all(ids)))
      expect(names.flatMap(name => people[name].faults)).toEqual([])
    })
  })
}

/** Words without white space, as pandoc's letters are compared. */
function dense(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '')
}
