// A report of one sentence a section, and forty opinions of every kind on it.

import * as Y from 'yjs'
import { decisions, kinds, type Opinion, opinionName, type Severity } from '#model/opinion.ts'
import { findTemplate } from '#templates/index.ts'
import { type Typist, textsOf } from '../support/typist.ts'

/** How many come before the round ends. */
export const inTime = 39
/** With the late one. */
export const all = inTime + 1
/** Who gives them. */
export const holders = ['member1', 'member2', 'secretary', 'clerk', 'compiler', 'standing'] as const
/** One of them. */
export type Holder = (typeof holders)[number]

/** What every section of the report says, by its ordinal. */
export const sentence = (ordinal: number) =>
  `Việc thứ ${ordinal} đạt ${100 + ordinal} phần trăm kế hoạch đã giao cho các chi bộ.`
/** The beginning of that sentence. */
export const wordsOf = (ordinal: number) => `Việc thứ ${ordinal} đạt ${100 + ordinal} phần trăm`

/** Sections by their ordinals that special opinions are about. */
export const at = { page: 1, pageWords: 2, same: 3, deleted: 4, bindingKept: 5, bindingTaken: 6 }
const firstPlain = 7

/** What comes on paper. */
export const paper = {
  cell: 'Chi bộ bản Nà Lùng',
  minutes: 'Biên bản họp chi bộ ngày 05/7',
  bodies: [
    'Ý kiến giấy: nêu rõ số hộ thoát nghèo từng năm.',
    'Ý kiến giấy: ghi tên người chịu trách nhiệm từng chỉ tiêu.',
  ],
}
/** What is given on the draft page. */
export const onPage = {
  proposal: 'Ý kiến trang: số liệu phải khớp với niên giám.',
  words: 'Ý kiến trang: giải thích cách tính tỷ lệ này.',
  section: 'Ý kiến trang: mục này nên nêu trách nhiệm của từng đồng chí.',
  late: 'Ý kiến trang: gửi muộn, đề nghị vẫn được xem xét.',
}
/** Three that ask for other wordings of the same words, and their group. */
export const same = {
  bodies: [
    'Ý kiến trùng chỗ: tỷ lệ cao hơn số đã báo cáo huyện.',
    'Ý kiến trùng chỗ: hội nghị chi bộ đề nghị ghi lại tỷ lệ.',
    'Ý kiến trùng chỗ: tỷ lệ này chưa được kiểm tra.',
  ],
  proposed: ['đạt 97 phần trăm', 'đạt gần đủ một trăm phần trăm', 'đạt 96,5 phần trăm'],
  quote: `đạt ${100 + at.same} phần trăm`,
  group: 'Ghi lại tỷ lệ thực hiện',
  summary: 'Các ý kiến đề nghị ghi tỷ lệ theo số đã kiểm tra.',
  answer: 'Ghi theo số liệu Ban Tổ chức đã đối chiếu.',
}
/** Its words are deleted while the round runs. */
export const deletedBody = 'Ý kiến mất chỗ: câu này cần có nguồn số liệu.'
/** A request that its issuer lets go. */
export const bindingKept = 'Yêu cầu bắt buộc: bỏ chỉ tiêu này khỏi báo cáo.'
const bindingTaken = 'Yêu cầu bắt buộc: bổ sung căn cứ pháp lý.'
/** Its author takes it back. */
export const withdrawnBody = 'Ý kiến rút lại: nhầm số liệu của năm trước.'
/** It is declined, and its author keeps to it. */
export const declinedBody = 'Ý kiến giữ lại: nên tách thành hai chỉ tiêu.'
/** Why. */
export const reserveReason = 'Tôi giữ ý kiến tách chỉ tiêu vì hai nguồn lực khác nhau.'

/** An opinion to be sent by program. */
export interface Said {
  readonly by: Holder
  readonly body: string
  readonly ordinal?: number
  readonly quote?: string
  readonly more?: object
}

/** Opinions sent by program, for a report of so many sections: several on the same words, binding ones, and one of every kind. */
export function plannedOpinions(sections: number): Said[] {
  const special: Said[] = [
    ...same.bodies.map(
      (body, index): Said => ({
        by: (['secretary', 'compiler', 'member1'] as const)[index] ?? 'member1',
        body,
        ordinal: at.same,
        quote: same.quote,
        more: { kind: 'replace', proposedText: same.proposed[index] },
      }),
    ),
    { by: 'member2', body: deletedBody, ordinal: at.deleted, more: { kind: 'data_error' } },
    { by: 'standing', body: bindingKept, ordinal: at.bindingKept, more: { severity: 'binding' } },
    { by: 'standing', body: bindingTaken, ordinal: at.bindingTaken, more: { severity: 'binding' } },
    { by: 'member1', body: withdrawnBody },
    { by: 'member1', body: declinedBody, ordinal: at.same, quote: 'kế hoạch đã giao cho các chi bộ' },
  ]
  const plain = inTime - special.length - paper.bodies.length - 3
  return [...special, ...Array.from({ length: plain }, (_, index) => plainOpinion(index, sections))]
}

const lighter: readonly Severity[] = ['major', 'minor', 'editorial']

function plainOpinion(index: number, sections: number): Said {
  const by = holders[index % holders.length] ?? 'member1'
  const kind = kinds[index % kinds.length] ?? 'general'
  const severity = lighter[index % lighter.length]
  const body = `Ý kiến ghi thứ ${index + 1} trong sổ: đề nghị xem lại.`
  const ordinal = firstPlain + index
  if (ordinal > sections) return { by, body, more: { kind: 'general', severity } }
  const proposedText = kind === 'replace' || kind === 'add' ? `${wordsOf(ordinal)} (đã kiểm tra)` : null
  return { by, body, ordinal, more: { kind, severity, proposedText } }
}

/** Writes a sentence of its own into the first paragraph of every section. @returns the sections' keys, in order */
export function writeEverySection({ doc, fragment }: Pick<Typist, 'doc' | 'fragment'>): string[] {
  const written: string[] = []
  doc.transact(() => {
    for (const section of fragment.toArray()) {
      if (!(section instanceof Y.XmlElement)) continue
      const paragraph = section
        .toArray()
        .find(block => block instanceof Y.XmlElement && block.nodeName === 'paragraph' && block.length === 0)
      if (!(paragraph instanceof Y.XmlElement)) continue
      written.push(String(section.getAttribute('key')))
      paragraph.insert(0, [new Y.XmlText(sentence(written.length))])
    }
  })
  return written
}

/** Deletes a sentence, as a drafter does. */
export function deleteWords({ fragment, doc }: Pick<Typist, 'doc' | 'fragment'>, words: string): void {
  doc.transact(() => {
    for (const text of textsOf(fragment)) {
      const from = text.toJSON().indexOf(words)
      if (from >= 0) text.delete(from, words.length)
    }
  })
}

/** The opinion as its author sends it. @param keys the sections' keys @param roundId the round it answers */
export function sentBody(
  { by, body, ordinal, quote, more }: Said,
  keys: readonly string[],
  roundId: string,
): object {
  return {
    id: crypto.randomUUID(),
    kind: 'clarify',
    severity: 'minor',
    body,
    roundId,
    ...(ordinal === undefined
      ? {}
      : { sectionKey: keys[ordinal - 1], anchor: { quote: quote ?? wordsOf(ordinal) } }),
    ...(by === 'compiler' ? { source: 'meeting', sourceRef: 'Biên bản hội nghị' } : {}),
    ...(by === 'compiler' || by === 'clerk' ? { onBehalfOf: 'Chi bộ thôn Đông' } : {}),
    ...more,
  }
}

/** An answer, in turn each of the seven decisions where the opinion may have it. @param originalId what duplicates repeat */
export function answerTo(opinion: Opinion, index: number, originalId: string | undefined): object {
  const isTaken = opinion.severity === 'binding' || opinion.body === onPage.proposal
  const decision = isTaken ? 'accepted' : (decisions[index % decisions.length] ?? 'noted')
  return {
    decision,
    explanation: `Trả lời ${opinionName(opinion.number)}.`,
    ...(decision === 'duplicate' ? { duplicateOf: originalId } : {}),
    ...(opinion.kind === 'substantive' ? { basis: 'Biên bản họp cấp ủy ngày 20/11' } : {}),
  }
}

/** A section's name in the outline. */
export function shortNameOf(key: string | undefined): string {
  const section = findTemplate('political_report')?.sections.find(one => one.key === key)
  if (!section) throw new Error(`the report has no section ${key}`)
  return section.short
}
