// Word files of a 50-page report with 100 opinions through the running server, and how long anything else waits meanwhile.

import { randomUUID } from 'node:crypto'
import { startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { benchLongExport } from './export-long.ts'
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

/** About 350 words stand on a page of 14 points. */
const size = { paragraphs: 363, wordsEach: 54, headings: 30 }
const opinions = 100
const rounds = 5
const limits = { requestMs: 1_000, waitMs: 50 }

/** Time of an export in both modes and the waits it causes; as Markdown. */
export async function benchExport(): Promise<string> {
  const server = await startServer()
  try {
    const drafter = await signIn(server.url, 'drafter1')
    const document = await writeLongDocument(server.url, drafter, {
      title: 'Báo cáo 50 trang để đo',
      ...size,
    })
    await giveOpinions(server.url, document.id)
    const clerk = await signIn(server.url, 'clerk')
    const nothing = nothingTaken()
    const modes = { clean: nothingTaken(), review: nothingTaken() }
    // The worker's first file, with its modules still to be read, is counted apart.
    const first = await timed(server.url, () => fetchFile(clerk, document.id, 'mode=review'))
    for (let round = 0; round < rounds; round++) {
      note(nothing, await timed(server.url, async () => pause(500)))
      for (const mode of ['clean', 'review'] as const) {
        note(modes[mode], await timed(server.url, () => fetchFile(clerk, document.id, `mode=${mode}`)))
      }
    }
    return [
      `${document.words} words in ${size.paragraphs} paragraphs, ${opinions} opinions (half with a proposed text); ${rounds} rounds, ms. /livez is asked every ${probeEveryMs} ms; the loop's wait is the server's own figure.`,
      `The first file after the start: ${first.ms.toFixed(0)} ms, /livez at most ${first.probeMs.toFixed(0)} ms, loop at most ${first.lagMs.toFixed(0)} ms.`,
      '',
      fileTable(nothing, modes, limits),
      '',
      await benchLongExport(),
    ].join('\n')
  } finally {
    await server.stop()
  }
}

async function giveOpinions(url: string, documentId: string): Promise<void> {
  const givers = await Promise.all([signIn(url, 'member1'), signIn(url, 'secretary'), signIn(url, 'member2')])
  for (let index = 0; index < opinions; index++) {
    const giver = givers[index % givers.length]
    if (!giver) throw new Error('nobody gives opinions')
    const ordinal = 1 + Math.floor((index * size.paragraphs) / opinions)
    const isProposal = index % 2 === 0
    await postPatiently(giver, `/api/documents/${documentId}/opinions`, {
      id: randomUUID(),
      kind: isProposal ? 'replace' : 'clarify',
      severity: 'minor',
      anchor: { quote: openingOf(ordinal) },
      body: `Đề nghị xem lại cách nêu ở điểm ${ordinal} cho thống nhất với phần sau.`,
      ...(isProposal ? { proposedText: `Nội dung ${ordinal}.` } : {}),
    })
  }
}
