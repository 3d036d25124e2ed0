// Pictures in Word files: embedded, inside the margins, with their description; and their changes in a redline.

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NodeJson } from '#model/content.ts'
import { politicalReport } from '#templates/outlines/political-report.ts'
import { fragmentName } from '../../server/sync/seed.ts'
import { planDraft } from '../../server/word/draft/plan-draft.ts'
import type { ExportInput, FilePictures } from '../../server/word/export-input.ts'
import { docxFile, para, run } from '../support/docx-file.ts'
import { faultsOf } from '../support/docx-oracles.ts'
import { exportWord } from '../support/exported.ts'
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
  expect(await faultsOf(file)).toEqual([])
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
    [120, 60],
  ])
  expect(main).toContain('descr="Biểu đồ &amp; &lt;số&gt;"')
  expect(main).not.toMatch(/TargetMode="External"|r:link=/u)
})

test('[WF147] a picture in a table is as wide as its cell lets it, and no higher than half a page', async () => {
  const filled = (file: string, colspan = 1) => ({
    ...cell('', { colspan }),
    content: [image(file, 'Trong ô', 297)],
  })
  const text = report(
    table('Hai cột', [filled(wide), cell('Bên cạnh')], [filled(wide, 2)], [cell('Cột'), filled(tall)]),
  )
  const { main } = await written(input(text, [], { mode: 'clean', pictures }), 'cells.docx')
  const [half, whole, high] = sizesIn(main)
  const column = Number(/<w:tblGrid><w:gridCol w:w="(\d+)"/u.exec(main.slice(main.indexOf('Hai cột')))?.[1])
  const padding = 2.4 // mm, both sides
  expect(half?.[0]).toBe(Math.round((column * 25.4) / 1440 - padding))
  expect(whole?.[0]).toBeGreaterThan(2 * (half?.[0] ?? Number.NaN))
  expect(high).toEqual([13, 129])
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

const names =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const drawing = (blip: string, alt: string, mm = 50) =>
  `<w:r><w:drawing><wp:inline ${names}><wp:extent cx="${mm * 36_000}" cy="1"/><wp:docPr id="1" name="x" descr="${alt}"/><a:blip ${blip}/></wp:inline></w:drawing></w:r>`

function drafted(file: Uint8Array) {
  let lastId = 0
  const newId = () => `b${++lastId}`
  const given = { mode: 'draft', file, template: politicalReport } as const
  const planned = planDraft({ ...given, assignments: null }, newId)
  if (!planned.ok || planned.value.is !== 'plan') throw new Error('no plan')
  const assignments = planned.value.plan.parts.map(() => ({ to: 'unassigned' }) as const)
  const made = planDraft({ ...given, assignments }, newId)
  if (!made.ok || made.value.is !== 'text') throw new Error('no text')
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, made.value.state)
  const json = yXmlFragmentToProsemirrorJSON(ydoc.getXmlFragment(fragmentName)) as NodeJson
  return { shown: imagesIn(json), leftOut: made.value.leftOut, pictures: made.value.pictures }
}

function imagesIn(node: NodeJson): unknown[] {
  if (node.type !== 'image') return (node.content ?? []).flatMap(imagesIn)
  const { id: _, ...look } = node.attrs ?? {}
  return [look]
}

test('[WF136] our own clean file, begun from anew, shows the same pictures', async () => {
  const bytes = pngFile(90, 60)
  const name = createHash('sha256').update(bytes).digest('hex')
  const held: FilePictures = new Map([[name, { bytes, facts: { type: 'image/png', width: 90, height: 60 } }]])
  const text = report(
    image(name, 'Bản đồ & sông', 80),
    image(name, 'Lần hai', 60),
    table('Bảng', [
      { ...cell(''), content: [paragraph('Ảnh:'), image(name, 'Trong ô', 30)] },
      cell('Bên cạnh'),
    ]),
  )
  const made = drafted(await exportWord(input(text, [], { mode: 'clean', pictures: held })))
  expect(made.shown).toEqual([
    { file: name, alt: 'Bản đồ & sông', widthMm: 80 },
    { file: name, alt: 'Lần hai', widthMm: 60 },
    { file: name, alt: 'Trong ô', widthMm: 30 },
  ])
  expect([...made.pictures].map(([sha, { bytes: kept }]) => [sha, Buffer.from(kept).equals(bytes)])).toEqual([
    [name, true],
  ])
})

test('[WF136] pictures that a text may not show are listed, and none is fetched from outside', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const file = docxFile(
    para(
      run('Trước'),
      drawing('r:embed="good"', 'Bản đồ'),
      drawing('r:embed="far"', 'Ở xa'),
      drawing('r:link="far"', 'Liên kết'),
    ) +
      para(`<w:del w:id="1" w:author="x">${drawing('r:embed="good"', 'Đã bỏ')}</w:del>`) +
      para(run('Sau'), drawing('r:embed="svg"', 'Vẽ'), drawing('r:embed="none"', 'Không có')) +
      `<w:tbl><w:tr><w:tc>${para(run('ô'), drawing('r:embed="good"', 'Trong ô'))}</w:tc></w:tr></w:tbl>`,
    [],
    {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="good" Type="${office}/image" Target="media/a.png"/><Relationship Id="svg" Type="${office}/image" Target="media/b.svg"/><Relationship Id="far" Type="${office}/image" Target="https://elsewhere.test/a.png" TargetMode="External"/></Relationships>`,
      'word/media/b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
    { 'word/media/a.png': pngFile(30, 20) },
  )
  const { shown, leftOut, pictures: kept } = drafted(file)
  expect(shown).toEqual([
    expect.objectContaining({ alt: 'Bản đồ', widthMm: 50 }),
    expect.objectContaining({ alt: 'Trong ô', widthMm: 50 }),
  ])
  expect(kept.size).toBe(1)
  expect(leftOut.filter(({ what }) => what === 'image')).toHaveLength(5)
})
