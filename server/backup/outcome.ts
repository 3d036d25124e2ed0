// What a backup or a restore comes to, and the words in which the operator hears of it. Never a word of any document.

import type { Summary } from './ledger.ts'

/** Done and checked, or the faults as sentences. */
export type Outcome =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly faults: readonly string[] }

/** A refusal of one sentence. */
export function fault(sentence: string): { readonly ok: false; readonly faults: readonly string[] } {
  return { ok: false, faults: [sentence] }
}

/** The faults of a copy that was just made and is not kept: what is wrong is the database itself. */
export function notKept({ faults }: { readonly faults: readonly string[] }): Extract<Outcome, { ok: false }> {
  const why =
    'Bản sao vừa ghi không qua được kiểm tra nên không được giữ lại. Hãy giữ các bản sao lưu cũ và xem lại chính cơ sở dữ liệu:'
  return { ok: false, faults: [why, ...faults] }
}

/** The lines about what was found: numbers, ids and hashes. */
export function describe({ documents, books, versions }: Summary): string {
  const events = documents.reduce((sum, document) => sum + document.events, 0)
  const lines = books.reduce((sum, book) => sum + book.events, 0)
  const files = documents.reduce((sum, document) => sum + document.files, 0)
  return [
    `Đã mở ra kiểm tra: ${documents.length} văn kiện, ${events} sự kiện trong sổ ý kiến, ${lines} dòng trong sổ hồ sơ đại hội, ${versions} phiên bản đã giữ, ${files} tệp kèm theo. Mọi chuỗi mã băm và mã băm của từng tệp đều khớp.`,
    ...(documents.length > 0 ? ['Từng văn kiện: mã, số sự kiện, mã băm cuối cùng.'] : []),
    ...documents.map(({ id, events: count, head }) => `  ${id}  ${String(count).padStart(6)}  ${head}`),
    ...(books.length > 0 ? ['Từng sổ hồ sơ đại hội: đơn vị, nhiệm kỳ, sổ, số dòng, mã băm cuối cùng.'] : []),
    ...books.map(
      ({ unitId, term, book, events: count, head }) =>
        `  ${unitId}  ${term}  ${book}  ${String(count).padStart(6)}  ${head}`,
    ),
    '',
  ].join('\n')
}

/**
 * Runs a command to its end: its words on stdout, its faults on stderr with exit code 1.
 *
 * @param failed first line above the faults
 * @param work gives the whole text to print, or the faults
 */
export async function conclude(
  failed: string,
  work: () => Promise<{ readonly ok: true; readonly text: string } | Extract<Outcome, { ok: false }>>,
): Promise<void> {
  const done = await work().catch((error: unknown) => fault(sentenceOf(error)))
  if (done.ok) {
    process.stdout.write(done.text)
    return
  }
  process.stderr.write(`${failed}\n${done.faults.map(line => `- ${line}\n`).join('')}`)
  process.exitCode = 1
}

/** What the system says went wrong: a disk that is full, a database that does not answer. */
function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(sentenceOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
