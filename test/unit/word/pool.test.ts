// The pool of processes and the name of the file.

import { expect, test } from 'vitest'
import type { Outcome } from '#model/refusal.ts'
import { exportFileName } from '../../../server/word/file-name.ts'
import type { WordPool } from '../../../server/word/pool.ts'
import type { WordJob } from '../../../server/word/write-word.ts'
import { createWordPool, exportWord } from '../../support/exported.ts'
import { peakMemory, wordProcesses } from '../../support/word-processes.ts'
import { doc, heading, input, opinion, paragraph, section } from './small.ts'

const report = doc(section('s', heading(2, 'I-', 'Kinh tế'), paragraph('Xã có ba trường học.')))
const made = input(report, [opinion(report, 1, 'ba trường học')])
const reading = {
  mode: 'import',
  file: new Uint8Array(1),
  fileName: 'a.docx',
  documentId: 'document-1',
  doc: report,
  opinions: [],
} as const
const limits = { size: 1, timeoutMs: 15_000, memoryMb: 512, waitingMax: 8 }

async function bytesOf(pool: WordPool, job: WordJob): Promise<Buffer> {
  const made = await pool.export(job)
  if (!made.ok) throw new Error(made.refusal.code)
  return Buffer.from(made.value)
}

test('[WD50] files are written in a process of their own, one after the other, the same as without it', async () => {
  const pool = createWordPool(limits)
  const both = await Promise.all([pool.export(made), pool.export(made)])
  const expected = await exportWord(made)
  expect(both.map(made => made.ok && Buffer.from(made.value).equals(Buffer.from(expected)))).toEqual([
    true,
    true,
  ])
  await pool.close()
})

test('[WD51] a file that fails rejects alone; the next one is written', async () => {
  const pool = createWordPool(limits)
  const broken = { ...made, now: 'never' }
  await expect(pool.export(broken)).rejects.toThrow('never')
  await expect(pool.export(made)).resolves.toMatchObject({ ok: true })
  await pool.close()
})

test('[WD52] a file over its time limit is given up, and the queue goes on with a new process', async () => {
  const pool = createWordPool({ ...limits, timeoutMs: 1 })
  const results = await Promise.allSettled([pool.export(made), pool.export(made)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await pool.close()
})

test('[WD53] a process that is ended from outside or runs out of memory takes its file along, and nothing else', async () => {
  const poor = createWordPool({ ...limits, memoryMb: 8 })
  await expect(poor.export(made)).rejects.toThrow('was ended by SIG')
  await poor.close()
  const pool = createWordPool(limits)
  await pool.export(made)
  const ended = expect(pool.export(made)).rejects.toThrow('was ended by SIGKILL')
  for (const pid of wordProcesses()) process.kill(pid, 'SIGKILL')
  await ended
  await expect(pool.export(made)).resolves.toMatchObject({ ok: true })
  await pool.close()
  expect(wordProcesses()).toEqual([])
})

test('[WD62] a file of 1,000 pages is written in little memory: what was needed for a moment is let go of', async () => {
  const words = Array.from({ length: 58 }, (_, index) => `chữ${index}`).join(' ')
  const text = Array.from({ length: 6000 }, (_, index) => paragraph(`Đoạn${index} ${words}`))
  const pool = createWordPool(limits)
  await pool.export({ ...made, mode: 'clean', doc: doc(section('s', ...text)), opinions: [] })
  expect(peakMemory()).toBeLessThan(215) // MiB; 185 as it is, 230 with four times the room for new objects
  await pool.close()
})

test('[WD56] when as many wait as may, more are refused at once and those who wait are served; checks that the server needs are not refused', async () => {
  const pool = createWordPool({ ...limits, waitingMax: 2 })
  const form = { mode: 'form', file: await exportWord(made), profile: made.profile } as const
  const asked = Array.from({ length: 5 }, () => pool.export(made))
  const refused = [await pool.import(reading), await pool.checkForm(form)]
  const ours = pool.checkForm(form, true)
  const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'made' : outcome.refusal.code)
  expect(refused.map(code)).toEqual(['word-busy', 'word-busy'])
  // One in the process, two in the queue.
  expect((await Promise.all(asked)).map(code)).toEqual(['made', 'made', 'made', 'word-busy', 'word-busy'])
  expect(code(await ours)).toBe('made')
  expect(code(await pool.export(made))).toBe('made')
  await pool.close()
})

test('[WD54] a closed pool takes no work', async () => {
  const pool = createWordPool(limits)
  const waiting = pool.export(made)
  const outcome = expect(waiting).rejects.toThrow()
  await pool.close()
  await outcome
  await expect(pool.export(made)).rejects.toThrow('closed')
})

test('[WF24] a long job goes over in pieces and gives the same file; one that cannot be sent harms none after it', async () => {
  const pool = createWordPool({ ...limits, timeoutMs: 30_000 })
  const sections = Array.from({ length: 12 }, (_, index) =>
    section(`s.${index}`, ...Array.from({ length: 100 }, (__, line) => paragraph(`Câu ${index} ${line}.`))),
  )
  const text = doc(...sections)
  const opinions = [opinion(text, 1, 'Câu 3 7'), opinion(text, 2, 'Câu 11 99')]
  const long = input(text, opinions)
  const expected = Buffer.from(await exportWord(long))
  expect(await bytesOf(pool, long)).toEqual(expected)
  const wrong = [...opinions, Object.assign({ ...opinions[0] }, { body: () => '' })] as typeof opinions
  await expect(pool.export({ ...long, opinions: wrong })).rejects.toThrow()
  expect(await bytesOf(pool, long)).toEqual(expected)
  await pool.close()
})

test('[WF7] a file that is read stays with its sender: the same bytes may be sent again, and give the same', async () => {
  const pool = createWordPool(limits)
  const file = new Uint8Array(await exportWord(made))
  const job = { mode: 'form', file, profile: made.profile } as const
  const both = await Promise.all([pool.checkForm(job), pool.checkForm(job)])
  expect(both).toEqual([
    { ok: true, value: [] },
    { ok: true, value: [] },
  ])
  await pool.close()
})

test('[WD55] a file is named by title, draft and mode: NFC, no reserved characters, at most 150', () => {
  expect(exportFileName('Báo cáo chính trị', 'clean', 2)).toBe('Báo cáo chính trị – dự thảo lần 2.docx')
  expect(exportFileName('Báo cáo'.normalize('NFD'), 'review', 3)).toBe(
    'Báo cáo – dự thảo lần 3 – kèm ý kiến.docx',
  )
  expect(exportFileName('a/b:c*d?"e<f>|\u0000..', 'clean', null)).toBe('a b c d e f.docx')
  expect(exportFileName('', 'clean', null)).toBe('Văn kiện.docx')
  expect(exportFileName('CON', 'clean', null)).toBe('Văn kiện.docx')
  const long = exportFileName('𠀋'.repeat(200), 'review', 12)
  expect(long.length).toBeLessThanOrEqual(150)
  expect(long.isWellFormed()).toBe(true)
})
