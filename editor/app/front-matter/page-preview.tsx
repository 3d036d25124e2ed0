// Page 1 as it will be printed, and the signature at the end: the profile's sizes, letters and places, in the page's font.

import type { CSSProperties, ReactNode } from 'react'
import {
  dateLine,
  type FrontMatterRecord,
  type FrontMatterView,
  fillPattern,
  numberLine,
} from '#model/front-matter.ts'
import type { ElementName } from '#templates/formats/format-profile.ts'

interface PagePreviewProps {
  readonly record: FrontMatterRecord
  readonly view: FrontMatterView
}

/** The sheet. Lengths follow its own width, so that it is right in any pane. */
export function PagePreview({ record, view }: PagePreviewProps): ReactNode {
  const { elements, marginsMm, linePt, bodyPt } = view.profile
  const put = (name: ElementName, text: string) => <Line view={view} name={name} text={text} />
  const date = dateLine(record.place, record.date ?? view.today, elements.placeDate.pattern ?? '')
  const mark = fillPattern(elements.draftMark.pattern ?? '', { n: String(view.draft) })
  const recipients = record.recipients.filter(line => line.trim() !== '')
  const style = {
    '--top': marginsMm.top,
    '--bottom': marginsMm.bottom,
    '--left': marginsMm.left,
    '--right': marginsMm.right,
    '--line': linePt,
    '--body': bodyPt,
  } as CSSProperties
  return (
    <div className="fm-preview">
      <div className="fm-sheet" style={style} lang="vi">
        <div className="fm-columns">
          <div className="fm-left">
            {put('superiorOrg', record.superiorOrg)}
            {put('issuer', record.issuer)}
            {put('docNumber', numberLine(record, elements.docNumber.pattern ?? ''))}
            {put('secrecy', record.secrecy)}
            {put('urgency', record.urgency)}
            {view.draft !== null && put('draftMark', mark)}
          </div>
          <div className="fm-right">
            {put('partyTitle', elements.partyTitle.text ?? '')}
            {put('placeDate', date)}
            {put('circulation', record.circulation)}
          </div>
        </div>
        <div className="fm-title">
          {put('typeName', record.typeName)}
          {put('subject', record.subject)}
        </div>
        <div className="fm-text" aria-hidden>
          {lineLengths.map(length => (
            <i key={length} style={{ width: `${length}%` }} />
          ))}
        </div>
        <div className="fm-columns fm-signature">
          <div className="fm-left">
            {recipients.length > 0 && put('recipientsLabel', elements.recipientsLabel.text ?? '')}
            {put(
              'recipients',
              recipients
                .map((line, index) => recipientLine(line, index === recipients.length - 1, elements))
                .join('\n'),
            )}
          </div>
          <div className="fm-right">
            {put('authority', record.authority)}
            {put('post', record.post)}
            <div className="fm-hand" />
            {put('signerName', record.signerName)}
          </div>
        </div>
      </div>
    </div>
  )
}

// Lengths of the bars that stand for the text, in per cent; each once, as they are keys too.
const lineLengths = [100, 99, 98, 62, 97, 96, 41, 95, 94] as const

function recipientLine(
  line: string,
  isLast: boolean,
  { recipients }: FrontMatterView['profile']['elements'],
): string {
  const bare = line.replace(/^[-–+]\s*/u, '').replace(/[,;.]$/u, '')
  const filled = fillPattern(recipients.pattern ?? '- {text},', { text: bare })
  return isLast ? filled.replace(/[,;]$/u, '.') : filled
}

/** An element of the form with what stands centred below it; nothing without words. */
function Line({
  view,
  name,
  text,
}: {
  readonly view: FrontMatterView
  readonly name: ElementName
  readonly text: string
}): ReactNode {
  if (text.trim() === '') return null
  const { pt, bold, italic, underline, align, after, ruleBelow, colour, ...element } =
    view.profile.elements[name]
  const style = {
    '--pt': pt,
    fontWeight: bold ? 700 : 400,
    fontStyle: italic ? 'italic' : 'normal',
    textDecoration: underline ? 'underline' : 'none',
    textAlign: align,
    ...(colour === undefined ? {} : { color: `#${colour}` }),
  } as CSSProperties
  return (
    <div className="fm-line" style={style}>
      <span className={ruleBelow === 'textWidth' ? 'fm-ruled' : undefined}>
        {element.case === 'upper' ? text.toLocaleUpperCase('vi') : text}
      </span>
      {after !== null && <span className="fm-after">{after}</span>}
    </div>
  )
}
