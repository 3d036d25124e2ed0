// Pictures in Word files: embedded, inside the margins, with their description; and their changes in a redline.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import type { NodeJson } from '#model/content.ts'
import { exportWord } from '../../server/word/export.ts'
import type { ExportInput, FilePictures } from '../../server/word/export-input.ts'
import { hasStrictLint, lintFaults, openXmlFaults, strictLintFaults } from '../support/docx-oracles.ts'
import { jpegStart, pngFile } from '../support/picture-file.ts'
import { cell, doc, heading, input, paragraph, section, table } from '../unit/word/small.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-pictures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [tall, wide, gone] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)]
const pictures: FilePictures = new Map([
  [tall, { bytes: pngFile(100, 1000), facts: { type: 'image/png', width: 100, height: 1000 } }],
  [wide, { bytes: jpegStart(400, 200), facts: { type: 'image/jpeg', width: 400, height: 200 } }],
])
const image = (file: string, alt: string, widthMm = 120): NodeJson => ({
  type: 'image',
  attrs: { id: `p-${alt}`, file, alt, widthMm },
})
const report = (...blocks: NodeJson[]) =>
  doc(
    section(
      's.1',
      heading(2, 'I-', 'Kinh tế'),
      paragraph('Trước hình.'),
      ...blocks,
      paragraph('Hình 1. Chú dẫn.'),
    ),
  )

async function written(made: ExportInput, name: string) {
  const bytes = await exportWord(made)
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const faults = [
    ...lintFaults(file),
    ...openXmlFaults(file),
    ...(hasStrictLint ? strictLintFaults(file) : []),
  ]
  expect(faults).toEqual([])
  const parts = unzipSync(bytes)
  return { bytes, parts, main: strFromU8(parts['word/document.xml'] ?? new Uint8Array()) }
}

const sizesIn = (main: string) =>
  [...main.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/gu)].map(([, cx, cy]) => [
    Math.round(Number(cx) / 36_000),
    Math.round(Number(cy) / 36_000),
  ])

test('[WF134] pictures are embedded to the byte, inside the margins, in their proportions, with their description', async () => {
  const text = report(
    image(tall, 'Biểu đồ & <số>', 297),
    image(wide, 'Bản đồ', 80),
    table('Bảng', [{ ...cell(''), content: [image(wide, 'Trong bảng')] }]),
  )
  const { parts, main } = await written(input(text, [], { mode: 'clean', pictures }), 'clean.docx')
  const media = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'))
  expect(media.map(([, bytes]) => Buffer.from(bytes).toString('hex')).sort()).toEqual(
    [...pictures.values()].map(({ bytes }) => Buffer.from(bytes).toString('hex')).sort(),
  )
  expect(sizesIn(main)).toEqual([
    [24, 242],
    [80, 40],
    [40, 20],
  ])
  expect(main).toContain('descr="Biểu đồ &amp; &lt;số&gt;"')
  expect(main).not.toMatch(/TargetMode="External"|r:link=/u)
})

test('[WF134] a picture that the document does not have leaves its description, and the same text gives the same bytes', async () => {
  const made = input(report(image(gone, 'Ảnh đại hội'), image(wide, 'x')), [], { mode: 'clean', pictures })
  const { bytes, main } = await written(made, 'gone.docx')
  expect(main).toContain('[Hình: Ảnh đại hội]')
  expect(await exportWord(made)).toEqual(bytes)
})

test('[WF135] in a redline a picture that came, went or changed is a tracked one', async () => {
  const earlier = {
    doc: report(image(wide, 'Bản đồ'), image(tall, 'Cột')),
    changedAt: '2025-05-19T02:00:00.000Z',
  }
  const after = report(image(wide, 'Bản đồ', 100), image(wide, 'Mới'))
  const { main } = await written(input(after, [], { mode: 'redline', earlier, pictures }), 'redline.docx')
  const tracked = (kind: 'ins' | 'del') =>
    [
      ...main.matchAll(
        new RegExp(`<w:${kind} [^>]*>(?:(?!</w:${kind}>).)*?<w:drawing>.*?descr="([^"]*)"`, 'gu'),
      ),
    ].map(([, alt]) => alt)
  expect(tracked('del')).toEqual(['Bản đồ', 'Cột'])
  expect(tracked('ins')).toEqual(['Bản đồ', 'Mới'])
})
