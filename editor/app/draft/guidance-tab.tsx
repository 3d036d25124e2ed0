// What the section under the caret should hold.

import { type ReactNode, useState } from 'react'
import { weigh } from '#model/budget.ts'
import { fillingOf } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { FillMark } from '../marks/fill-mark.tsx'
import { useDocument, useDraft, useLengths, useSectionKey, useSections } from './draft-context.ts'
import { LoanPart } from './loan-part.tsx'
import { TermPart } from './term-part.tsx'
import { useEditorValue } from './use-editor-value.ts'

/** Guidance for one section, which follows the caret, and the rules of the term. */
export function GuidanceTab(): ReactNode {
  return (
    <>
      <SectionGuidance />
      <TermRules />
    </>
  )
}

/** Folded, and read when they are looked at. */
function TermRules(): ReactNode {
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="guidance guidance-term" onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>{words.guidance.term}</summary>
      {isOpen && <TermPart />}
    </details>
  )
}

function SectionGuidance(): ReactNode {
  const words = useWords()
  const key = useSectionKey()
  const lengths = useLengths()
  const { loans, permissions } = useDocument()
  const section = useSections().find(candidate => candidate.key === key)
  if (!section) return <p className="panel-empty">{words.guidance.none}</p>
  const used = lengths.get(section.key) ?? 0
  const fill = weigh(used, section.budget)
  return (
    <div className="guidance">
      <h2>{section.title}</h2>
      {section.budget !== null && (
        <section>
          <h3>{words.guidance.budget}</h3>
          <p className="guidance-length">
            <FillMark fill={fill} />
            {words.guidance.used(formatNumber(used), formatNumber(section.budget))}, {words.fills[fill]}
          </p>
          <p className="guidance-note">{words.suggestedBudget}</p>
        </section>
      )}
      {(loans.some(({ sectionKey }) => sectionKey === key) || permissions.includes('lendSections')) && (
        <LoanPart sectionKey={section.key} />
      )}
      <Filling sectionKey={section.key} />
      <Points title={words.guidance.mustContain} points={section.mustContain} />
      <Points title={words.guidance.questions} points={section.questions} />
      {section.example && (
        <section>
          <h3>{words.guidance.example}</h3>
          <figure className="guidance-example" data-tone="ok">
            <figcaption>{words.guidance.good}</figcaption>
            {section.example.good}
          </figure>
          <figure className="guidance-example" data-tone="bad">
            <figcaption>{words.guidance.weak}</figcaption>
            {section.example.weak}
          </figure>
        </section>
      )}
    </div>
  )
}

/** What the section has already, where that can be told without judging its words. */
function Filling({ sectionKey }: { readonly sectionKey: string }): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const filling = useEditorValue(editor, now => fillingOf(now.state, sectionKey))
  if (filling.tables.length === 0 && filling.bareHeadings.length === 0) return null
  return (
    <section>
      <h3>{words.guidance.present}</h3>
      <ul className="guidance-present">
        {filling.tables.map(({ id, caption, filled, cells }) => (
          <li key={id}>
            <FillMark fill={weigh(filled, cells)} />
            <span>
              {caption === '' ? words.guidance.table : caption}
              <small>{words.guidance.tableFilled(formatNumber(filled), formatNumber(cells))}</small>
            </span>
          </li>
        ))}
        {filling.bareHeadings.map(heading => (
          <li key={heading}>
            <FillMark fill="empty" />
            <span>{words.guidance.bareHeading(heading)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Points({
  title,
  points,
}: {
  readonly title: string
  readonly points: readonly string[]
}): ReactNode {
  if (points.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {points.map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
