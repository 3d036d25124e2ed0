// The two reports from a register of 500 opinions on a 300-page draft, and how long anything else waits meanwhile.

import { randomUUID } from 'node:crypto'
import { startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { writeLongDocument } from './long-document.ts'
import { openingOf } from './long-text.ts'
import {
  fetchFile,
  fileTable,
  note,
  nothingTaken,
  pause,
  postPatiently,
  probeEveryMs,
  timed,
} from './word-files.ts'

const size = { paragraphs: 2_178, wordsEach: 54, headings: 180 }
const opinions = 500
const rounds = 5
const limits = { requestMs: 3_000, waitMs: 50 }

/** Time of both reports and the waits they cause; as Markdown. */
export async function benchReports(): Promise<string> {
  const server = await startServer()
  try {
    const drafter = await signIn(server.url, 'drafter1')
    const document = await writeLongDocument(server.url, drafter, {
      title: 'Báo cáo 300 trang để đo',
      ...size,
    })
    const events = await fillRegister(server.url, document.id)
    const clerk = await signIn(server.url, 'clerk')
    const nothing = nothingTaken()
    const kinds = { synthesis: nothingTaken(), dispositions: nothingTaken() }
    const queryOf = (kind: string) => `mode=register&kind=${kind}`
    const first = await timed(server.url, () => fetchFile(clerk, document.id, queryOf('synthesis')))
    for (let round = 0; round < rounds; round++) {
      note(nothing, await timed(server.url, async () => pause(500)))
      for (const kind of ['synthesis', 'dispositions'] as const) {
        note(kinds[kind], await timed(server.url, () => fetchFile(clerk, document.id, queryOf(kind))))
      }
    }
    return [
      `${document.words} words in ${size.paragraphs} paragraphs, ${opinions} opinions, ${events} events in the register; ${rounds} rounds, ms. /livez is asked every ${probeEveryMs} ms; the loop's wait is the server's own figure.`,
      `The first file after the register was filled: ${first.ms.toFixed(0)} ms, /livez at most ${first.probeMs.toFixed(0)} ms, loop at most ${first.lagMs.toFixed(0)} ms.`,
      '',
      fileTable(nothing, kinds, limits),
    ].join('\n')
  } finally {
    await server.stop()
  }
}

/** Opinions from three people, half with a wording; four of five decided. @returns the register's last seq */
async function fillRegister(url: string, documentId: string): Promise<number> {
  const at = `/api/documents/${documentId}`
  const givers = await Promise.all([signIn(url, 'member1'), signIn(url, 'secretary'), signIn(url, 'member2')])
  const lead = await signIn(url, 'lead')
  let expectedSeq = await seqOf()
  for (let index = 0; index < opinions; index++) {
    const giver = givers[index % givers.length]
    if (!giver) throw new Error('nobody gives opinions')
    const ordinal = 1 + Math.floor((index * size.paragraphs) / opinions)
    const isProposal = index % 2 === 0
    const id = randomUUID()
    await postPatiently(giver, `${at}/opinions`, {
      id,
      kind: isProposal ? 'replace' : 'clarify',
      severity: 'minor',
      anchor: { quote: openingOf(ordinal) },
      body: `Đề nghị xem lại cách nêu ở điểm ${ordinal} cho thống nhất với phần sau, vì số liệu ở hai nơi còn khác nhau.`,
      ...(isProposal ? { proposedText: `Nội dung ${ordinal}.` } : {}),
    })
    expectedSeq += 1
    if (index % 5 === 0) continue
    await postPatiently(lead, `${at}/opinions/${id}/disposition`, {
      decision: index % 5 === 1 ? 'noted' : 'declined',
      explanation: `Số liệu ở điểm ${ordinal} đã đối chiếu với báo cáo của thống kê, giữ như dự thảo.`,
      expectedSeq,
    })
    expectedSeq += 1
  }
  return seqOf()

  async function seqOf(): Promise<number> {
    const seen: unknown = await lead.get(at)
    if (typeof seen !== 'object' || seen === null || !('seq' in seen))
      throw new Error('a document without seq')
    return Number(seen.seq)
  }
}
