// A Word file as LibreOffice prints it: pages, and every word with its place on them.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A word on a page. Lengths in points from the page's upper left corner. */
export interface PrintedWord {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A printed page. Lengths in points. */
export interface PrintedPage {
  readonly width: number
  readonly height: number
  readonly words: readonly PrintedWord[]
}

const renderWithinMs = 120_000

/** A printed file. */
export interface PrintedFile {
  readonly pages: readonly PrintedPage[]
  /** Names of the fonts in it, and whether each is embedded. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[]
}

/** Renders a Word file by LibreOffice and reads the pages. @throws Error when there is no PDF at the end */
export function printWord(docx: string): PrintedPage[] {
  return printWords([docx]).flatMap(({ pages }) => pages)
}

/** Renders several Word files in one run of LibreOffice. @throws Error when one gives no PDF */
export function printWords(files: readonly string[]): PrintedFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-print-'))
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]
    execFileSync('soffice', args, { stdio: 'pipe', timeout: renderWithinMs })
    return files.map(docx => {
      const pdf = join(folder, basename(docx).replace(/\.docx$/u, '.pdf'))
      if (!existsSync(pdf)) throw new Error(`LibreOffice made no PDF of ${docx}`)
      return { pages: readPdf(pdf), fonts: fontsIn(pdf) }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The pages of a PDF. */
export function readPdf(pdf: string): PrintedPage[] {
  return readPages(execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 }))
}

function fontsIn(pdf: string): PrintedFile['fonts'] {
  const [, , ...rows] = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).trimEnd().split('\n')
  return rows.map(row => ({
    name: (row.split(' ')[0] ?? '').replace(/^[A-Z]{6}\+/u, ''),
    isEmbedded:
      / (?:yes|no) +(?:yes|no) +(?:yes|no) +\d+ +\d+$/u.exec(row)?.[0].trim().startsWith('yes') ?? false,
  }))
}

/** Text of a page's words in reading order of its lines: words whose middles stand level are one line. */
export function linesOf(page: PrintedPage): string[] {
  const lines: { middle: number; words: PrintedWord[] }[] = []
  for (const word of page.words) {
    const middle = (word.top + word.bottom) / 2
    const line = lines.find(candidate => Math.abs(candidate.middle - middle) < 3)
    if (line) line.words.push(word)
    else lines.push({ middle, words: [word] })
  }
  return lines
    .sort((a, b) => a.middle - b.middle)
    .map(line =>
      line.words
        .sort((a, b) => a.left - b.left)
        .map(({ text }) => text)
        .join(' '),
    )
}

function readPages(xml: string): PrintedPage[] {
  return xml
    .split('<page ')
    .slice(1)
    .map(page => ({
      width: numberIn(page, 'width'),
      height: numberIn(page, 'height'),
      words: [...page.matchAll(/<word [^>]*>[^<]*<\/word>/gu)].map(([word]) => ({
        text: plainXml(word.replace(/<[^>]*>/gu, '')).normalize('NFC'),
        left: numberIn(word, 'xMin'),
        right: numberIn(word, 'xMax'),
        top: numberIn(word, 'yMin'),
        bottom: numberIn(word, 'yMax'),
      })),
    }))
}

function numberIn(xml: string, name: string): number {
  const value = new RegExp(`${name}="([^"]+)"`, 'u').exec(xml)?.[1]
  if (value === undefined) throw new Error(`no ${name} in ${xml.slice(0, 80)}`)
  return Number(value)
}

function plainXml(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
