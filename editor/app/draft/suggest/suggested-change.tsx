// One change of a private copy: sent or left out, with its reason; its wording and how it is sorted unfold.

import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { formatNumber } from '../../format.ts'
import { useWords } from '../../language.tsx'
import { SeverityMark } from '../../marks/severity-mark.tsx'
import { useDraft } from '../draft-context.ts'
import { kindOf } from '../opinion-fields.ts'
import { OpinionSorting } from '../opinion-sorting.tsx'
import { RedlineWords } from '../redline-words.tsx'
import { aboutOf, fieldsOfChange, missingOfChange, type SaidOfChange } from './change-fields.ts'
import type { SuggestedChange } from './suggested-changes.ts'
import type { Suggestion } from './suggestion.ts'

interface ChangeCardProps {
  readonly change: SuggestedChange
  /** Its place in the list, from 1. */
  readonly number: number
  readonly isLeftOut: boolean
  readonly said: SaidOfChange
  readonly suggestion: Suggestion
}

/** The card. */
export function ChangeCard({ change, number, isLeftOut, said, suggestion }: ChangeCardProps): ReactNode {
  const words = useWords()
  const { roles } = useDraft()
  const [isUnfolded, setIsUnfolded] = useState(false)
  const unfoldedId = useId()
  const fields = fieldsOfChange(change, said)
  const about = aboutOf(change, suggestion.sectionKey)
  const missing = missingOfChange(change, said)
  const say = (more: SaidOfChange): void => suggestion.say(change.key, more)
  return (
    <li className="card" data-left-out={isLeftOut || undefined}>
      <div className="card-head">
        <Checkbox
          label={
            <>
              {words.suggest.include} {formatNumber(number)}
            </>
          }
          checked={!isLeftOut}
          onChange={event => suggestion.setLeftOut(change.key, !event.currentTarget.checked)}
        />
        <span style={{ flex: 1 }} />
        <span className="vk-chip">{words.kinds[kindOf(fields, about)]}</span>
        <span title={words.severities[fields.severity]}>
          <SeverityMark severity={fields.severity} />
          <span className="vk-visually-hidden">{words.severities[fields.severity]}</span>
        </span>
      </div>
      <RedlineWords quote={change.quote} proposedText={fields.proposedText} />
      <TextInput
        mt={8}
        aria-label={`${words.suggest.reason} ${formatNumber(number)}`}
        placeholder={words.suggest.reason}
        value={fields.body}
        onChange={event => say({ body: event.currentTarget.value })}
        error={missing.includes('body') && words.form.bodyMissing}
      />
      <Button
        size="xs"
        variant="subtle"
        mt={4}
        px={6}
        aria-expanded={isUnfolded}
        aria-controls={unfoldedId}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        {isUnfolded ? words.suggest.fold : words.suggest.unfold}
        <span className="vk-visually-hidden"> {formatNumber(number)}</span>
      </Button>
      <div id={unfoldedId} className="suggest-unfolded" hidden={!isUnfolded && !missing.includes('proposal')}>
        <Textarea
          autosize
          minRows={2}
          maxRows={7}
          lang="vi"
          label={words.form.proposed}
          value={fields.proposedText}
          onChange={event => say({ proposedText: event.currentTarget.value })}
          error={missing.includes('proposal') && words.form.proposalMissing}
        />
        {isUnfolded && <OpinionSorting fields={fields} set={say} about={about} roles={roles} />}
      </div>
    </li>
  )
}
