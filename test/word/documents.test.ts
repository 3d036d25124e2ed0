// Whole reports as other programs see them: the schema validator, the lints, and LibreOffice's pages.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { politicalReport } from '../../server/demo/content/political-report.ts'
import { selfCriticismReport } from '../../server/demo/content/self-criticism-report.ts'
import { checkForm } from '../../server/word/check/check-form.ts'
import { faultsOf, pandocComments, pandocLetters } from '../support/docx-oracles.ts'
import { exportWord } from '../support/exported.ts'
import { linesOf, type PrintedPage, printWord } from '../support/pdf.ts'
import { front } from '../unit/word/small.ts'
import { dense, expectedLetters, withoutForm } from './expected-letters.ts'
import { demoInput } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-word-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const reports = { 'political-report': politicalReport, 'self-criticism-report': selfCriticismReport } as const
const fileOf = (name: string, mode: string) => join(folder, `${name}-${mode}.docx`)

beforeAll(async () => {
  for (const [name, demo] of Object.entries(reports)) {
    for (const mode of ['clean', 'review'] as const)
      writeFileSync(fileOf(name, mode), await exportWord(demoInput(demo, mode)))
  }
})

describe.each(Object.entries(reports))('%s', (name, demo) => {
  test.each(['clean', 'review'])(
    '[WD70] the schema validator and both lints find nothing in a whole report, mode %s',
    async mode => {
      expect(await faultsOf(fileOf(name, mode))).toEqual([])
    },
  )

  test.each([
    ['review', { isForCommentsOnly: true }],
    ['clean', { hasContents: true }],
  ] as const)(
    '[WD75] the schema validator and both lints find nothing in a variant of a whole report: %s, %o',
    async (mode, variant) => {
      const file = join(folder, `${name}-variant-${mode}.docx`)
      writeFileSync(file, await exportWord({ ...demoInput(demo, mode), ...variant }))
      expect(await faultsOf(file)).toEqual([])
    },
  )

  test('[WD74] pandoc reads every letter of a whole report, with every change taken and with every change left', async () => {
    const report = { ...demoInput(demo, 'review'), front }
    const file = join(folder, `${name}-letters.docx`)
    writeFileSync(file, await exportWord(report))
    for (const changes of ['accept', 'reject'] as const) {
      const read = withoutForm(dense(pandocLetters(file, changes)))
      expect(read, changes).toBe(expectedLetters(report.doc, report.opinions, changes))
    }
  })

  test('[WF3] the form checker finds nothing in a whole report', () => {
    for (const mode of ['clean', 'review']) {
      const checked = checkForm(readFileSync(fileOf(name, mode)), hd36Format)
      expect(checked).toEqual({ ok: true, value: [] })
    }
  })

  test('[WD71] every opinion is in the review file, by its author', () => {
    const comments = pandocComments(fileOf(name, 'review'))
    for (const [index, opinion] of demo.opinions.entries()) {
      const number = `YK-${String(index + 1).padStart(3, '0')}`
      const comment = comments.find(({ text }) => text.startsWith(number))
      expect(comment?.author, number).toBe(`Đồng chí ${opinion.by}`)
    }
    expect(pandocComments(fileOf(name, 'clean'))).toEqual([])
  })

  test('[WD72] printed: A4, no number on page 1, the number top centre from page 2 and anew in the annex, header and signature unbroken', () => {
    const pages = printWord(fileOf(name, 'clean'))
    const [first] = pages
    expect(Math.round(first?.width ?? 0)).toBe(595)
    expect(Math.round(first?.height ?? 0)).toBe(842)
    const head = first ? linesOf(first).slice(0, 9).join('\n') : ''
    expect(head).toContain('ĐẢNG BỘ TỈNH MẪU ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(head).toContain('Xã Mẫu, ngày 05 tháng 02 năm 2025')
    expect(head).toMatch(/Số -BC\/ĐU\nDự thảo lần 2/u)
    const annex = pages.findIndex(page =>
      linesOf(page).some(line => line.startsWith('(Kèm theo Báo cáo số ')),
    )
    expect(annex > 0).toBe(name === 'political-report')
    for (const [index, page] of pages.entries()) {
      const own = annex > 0 && index >= annex ? index - annex : index // an annex counts from 1
      expect(numberAtTop(page)).toBe(own === 0 ? null : String(own + 1))
    }
    const signed = pages.filter(page =>
      linesOf(page).some(line => /Nơi nhận:|BÍ THƯ|Hoàng Minh Sơn/u.test(line)),
    )
    expect(signed.filter(page => linesOf(page).some(line => line.includes('Nơi nhận:')))).toHaveLength(1)
    const last = signed.at(-1)
    expect(last && linesOf(last).join('\n')).toMatch(/Nơi nhận: T\/M BAN CHẤP HÀNH[\s\S]*Hoàng Minh Sơn/u)
  })
})

test('[WD73] printed: wide tables and the annex stand on landscape pages, the text between them on portrait ones', () => {
  const pages = printWord(fileOf('political-report', 'clean'))
  const shapes = pages.map(page => (page.width > page.height ? 'landscape' : 'portrait'))
  expect(shapes[0]).toBe('portrait')
  expect(shapes.at(-1)).toBe('landscape')
  const wide = pages.find(page =>
    linesOf(page).some(line => line.includes('Kết quả thực hiện các chỉ tiêu nghị quyết')),
  )
  expect([Math.round(wide?.width ?? 0), Math.round(wide?.height ?? 0)]).toEqual([842, 595])
  const text = pages.find(page => linesOf(page).some(line => line.startsWith('IV- ĐÁNH GIÁ CHUNG')))
  expect(text && text.width < text.height).toBe(true)
})

/** The number in the upper margin, centred on the text, or null. */
function numberAtTop(page: PrintedPage | undefined): string | null {
  if (!page) throw new Error('no such page')
  const ptPerMm = 72 / 25.4
  const centre = (30 * ptPerMm + page.width - 15 * ptPerMm) / 2
  const found = page.words.filter(
    word => word.bottom < 20 * ptPerMm && Math.abs((word.left + word.right) / 2 - centre) < 6,
  )
  return found[0]?.text ?? null
}
