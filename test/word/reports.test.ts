// Reports from random registers and from the sample report: the schema validator, both lints, pandoc, LibreOffice's pages.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { opinionName, statuses } from '#model/opinion.ts'
import { politicalReport } from '../../server/demo/content/political-report.ts'
import { printable } from '../../server/word/export/printable.ts'
import { kindLabels } from '../../server/word/labels.ts'
import { type ReportInput, wordReportKinds } from '../../server/word/report/report-input.ts'
import { statusLabels } from '../../server/word/report/report-words.ts'
import { faultsOf, pandocLetters } from '../support/docx-oracles.ts'
import { writeWord } from '../support/exported.ts'
import { linesOf as printedLines, printWord } from '../support/pdf.ts'
import { group, reportInput, reportParts, tablesOf } from '../support/report.ts'
import { randomReview } from './random-documents.ts'
import { demoInput } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const seed = Number(process.env['FC_SEED'] ?? 20_260_504)
const dense = (text: string) => printable(text).replace(/\s+/gu, '')

/** A random register: opinions of every kind and outcome, some reserved, late, on paper, in groups. */
const randomRegister = fc.tuple(
  randomReview,
  fc.array(fc.record({ isLate: fc.boolean(), isReserved: fc.boolean(), group: fc.nat(3) }), {
    minLength: 8,
    maxLength: 8,
  }),
)

function registerOf([{ doc, opinions }, traits]: typeof randomRegister extends fc.Arbitrary<infer T>
  ? T
  : never): Pick<ReportInput, 'doc' | 'opinions' | 'groups'> {
  const told = opinions.map((opinion, index) => {
    const trait = traits[index % traits.length]
    return {
      ...opinion,
      isLate: trait?.isLate ?? false,
      groupId: trait?.group ? `g${trait.group}` : null,
      reserved: trait?.isReserved
        ? { reason: opinion.body, by: opinion.author, at: opinion.createdAt }
        : null,
    }
  })
  const groups = ['g1', 'g2', 'g3'].map(id =>
    group(
      id,
      told.filter(({ groupId }) => groupId === id).map(opinion => opinion.id),
    ),
  )
  return { doc, opinions: told, groups }
}

test('[WD82] [WD83] [WD86] in any register each opinion stands once in each table, word for word, and the counts are the balance', async () => {
  await fc.assert(
    fc.asyncProperty(randomRegister, async random => {
      const { doc, opinions, groups } = registerOf(random)
      for (const kind of wordReportKinds) {
        const parts = await reportParts(reportInput(kind, doc, opinions, { groups }))
        const xml = parts.get('word/document.xml') ?? ''
        const rows = (tablesOf(xml).at(-1) ?? []).slice(1).filter(row => row.length > 1)
        const told = opinions.length === 0 ? [] : rows.map(row => row.map(({ lines }) => lines.join('\n')))
        const column = kind === 'synthesis' ? { name: 1, words: 6, kind: 5 } : { name: 0, words: 3, kind: 4 }
        const byName = new Map(told.map(cells => [cells[column.name]?.split('\n').at(-1), cells]))
        expect(told).toHaveLength(opinions.length)
        for (const opinion of opinions) {
          const cells = byName.get(opinionName(opinion.number))
          const words = dense(cells?.[column.words] ?? '')
          expect(words).toContain(dense(opinion.body))
          expect(words).toContain(dense(opinion.proposedText ?? ''))
          expect(words).toContain(dense(opinion.anchor?.quote ?? ''))
          expect(cells?.[column.kind]).toBe(kindLabels[opinion.kind])
          expect(cells?.join('\n')).toContain(statusLabels[opinion.status])
          expect(/Bảo lưu/u.test(cells?.join('\n') ?? '')).toBe(opinion.reserved !== null)
        }
        if (kind === 'synthesis') {
          const [told = ''] = xml.split('>Phụ lục<')
          for (const { number } of opinions) expect(told).toContain(opinionName(number))
        }
        const text = dense(xml.replace(/<[^>]*>/gu, ' '))
        const counts = statuses
          .map(status => [status, opinions.filter(opinion => opinion.status === status).length] as const)
          .filter(([, count]) => count > 0)
          .map(([status, count]) => `${statusLabels[status].toLocaleLowerCase('vi')} ${count}`)
        const balance = [`${opinions.length} ý kiến`, ...(counts.length === 0 ? [] : [counts.join(' + ')])]
        expect(text).toContain(dense(`Tổng số: ${balance.join(' = ')}.`))
      }
    }),
    { seed, numRuns: 60 },
  )
})

test('[WD92] the schema validator and both lints find nothing in reports from random registers, and pandoc reads every opinion', async () => {
  for (const [index, random] of fc.sample(randomRegister, { seed, numRuns: 4 }).entries()) {
    const { doc, opinions, groups } = registerOf(random)
    for (const kind of wordReportKinds) {
      const file = join(folder, `${kind}-${index}.docx`)
      writeFileSync(file, await writeWord(reportInput(kind, doc, opinions, { groups })))
      expect(await faultsOf(file), `seed ${seed}, register ${index}, ${kind}`).toEqual([])
      const read = pandocLetters(file, 'accept')
      for (const { number, body } of opinions)
        expect([read.includes(opinionName(number)), read.includes(dense(body))]).toEqual([true, true])
    }
  }
})

test('[WD92] printed: the table on landscape pages, the report on portrait ones with a landscape annex; numbers from page 2, the foot on every page', async () => {
  const { doc, opinions, front } = demoInput(politicalReport, 'review')
  for (const kind of wordReportKinds) {
    const file = join(folder, `${kind}.docx`)
    writeFileSync(file, await writeWord(reportInput(kind, doc, opinions, { front })))
    expect(await faultsOf(file)).toEqual([])
    const pages = printWord(file)
    const lines = pages.map(printedLines)
    const shapes = pages.map(page => (page.width > page.height ? 'landscape' : 'portrait'))
    const annex = lines.findIndex(page => page.includes('Phụ lục'))
    expect(shapes).toEqual(
      pages.map((_, index) => (kind === 'synthesis' && index < annex ? 'portrait' : 'landscape')),
    )
    for (const [index, page] of lines.entries()) {
      const own = kind === 'synthesis' && index >= annex ? index - annex : index // an annex counts from 1
      expect(page[0] === String(own + 1), `number of page ${index + 1}`).toBe(own > 0)
      expect(page.at(-2)).toContain(`mã băm SHA-256: ${'fe'.repeat(32)}`)
    }
    expect(lines[0]?.slice(0, 3).join('\n')).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    const signed = lines.findIndex(page => page.some(line => line.startsWith('Nơi nhận:')))
    expect(signed).toBe(kind === 'synthesis' ? annex - 1 : lines.length - 1)
    expect(lines[signed]?.join('\n')).toMatch(/Nơi nhận: T\/M BAN CHẤP HÀNH[\s\S]*Hoàng Minh Sơn/u)
    const tablePages = lines.filter(page => page.some(line => /YK-\d+|^\d+ YK/u.test(line)))
    const heads = tablePages.filter(page => page.some(line => /^TT .*Nội dung góp ý/u.test(line)))
    expect(heads.length).toBeGreaterThan(3)
    expect(heads).toHaveLength(kind === 'synthesis' ? lines.length - annex : tablePages.length)
    if (kind === 'dispositions') expect(lines[signed]?.join('\n')).toContain('mỗi ý kiến một dòng.')
  }
})
