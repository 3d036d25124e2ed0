// The fields of the front matter. They change a record that their owner keeps; nothing is sent from here.

import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { FrontMatterRecord, FrontMatterView } from '#model/front-matter.ts'
import { bodyLevels } from '#templates/formats/format-profile.ts'
import { formatDay } from '../../words/day.ts'
import { useWords } from '../language.tsx'
import { dayText, typedDay } from './front-matter-data.ts'

interface FrontMatterFormProps {
  readonly record: FrontMatterRecord
  readonly view: FrontMatterView
  /** Whether somebody has tried to save what is not complete. */
  readonly isTried: boolean
  readonly onChange: (changed: Partial<FrontMatterRecord>) => void
  /** A date was typed that is none (false), or put right. */
  readonly onDateValid: (isValid: boolean) => void
  /** The field of the number, among its neighbours. */
  readonly number: ReactNode
}

/** The form. */
export function FrontMatterForm(props: FrontMatterFormProps): ReactNode {
  const words = useWords().frontMatter
  const { record, view, isTried, onChange } = props
  const isLocked = !view.mayEdit
  const body = view.bodies.find(({ level }) => level === record.level)
  const line = (name: TextField, label: string, missing?: string) => (
    <TextInput
      label={label}
      value={record[name]}
      readOnly={isLocked}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
      error={isTried && missing !== undefined && record[name].trim() === '' && missing}
    />
  )
  const chosen = (name: TextField, label: string, data: readonly string[]) => (
    <Autocomplete
      label={label}
      styles={{ label: { marginBottom: 4 } }}
      data={[...new Set(data)]}
      filter={({ options }) => options} // the whole short list, whatever stands in the field
      value={record[name]}
      readOnly={isLocked}
      onChange={value => onChange({ [name]: value })}
    />
  )
  return (
    <>
      <fieldset className="fm-group">
        <legend>{words.issuing}</legend>
        <Select
          label={words.level}
          description={body?.until ? words.until(formatDay(body.until)) : words.levelHint}
          data={view.bodies.map(({ level, title }) => ({ value: level, label: title }))}
          value={record.level}
          readOnly={isLocked}
          allowDeselect={false}
          onChange={value => {
            const level = bodyLevels.find(name => name === value)
            const proposed = view.bodies.find(one => one.level === level)
            if (!proposed) return
            const { superiorOrg, issuer, symbolBody, authority, post } = proposed
            onChange({ level: proposed.level, superiorOrg, issuer, symbolBody, authority, post })
          }}
        />
        <Textarea
          label={words.superior}
          autosize
          minRows={1}
          maxRows={4}
          value={record.superiorOrg}
          readOnly={isLocked}
          onChange={event => onChange({ superiorOrg: event.currentTarget.value })}
        />
        <Textarea
          label={words.issuer}
          autosize
          minRows={1}
          maxRows={4}
          value={record.issuer}
          readOnly={isLocked}
          onChange={event => onChange({ issuer: event.currentTarget.value })}
          error={isTried && record.issuer.trim() === '' && words.issuerMissing}
        />
      </fieldset>
      <fieldset className="fm-group">
        <legend>{words.numberGroup}</legend>
        {props.number}
        <div className="fm-pair">
          {chosen(
            'symbolType',
            words.symbolType,
            view.profile.types.map(({ symbol }) => symbol),
          )}
          {line('symbolBody', words.symbolBody)}
        </div>
        {isTried && record.symbolType.trim() === '' && <p className="fm-error">{words.symbolMissing}</p>}
        <div className="fm-pair">
          {line('place', words.place)}
          <DateField {...props} />
        </div>
      </fieldset>
      <fieldset className="fm-group">
        <legend>{words.naming}</legend>
        {line('typeName', words.typeName, words.typeMissing)}
        <Textarea
          label={words.subject}
          autosize
          minRows={2}
          maxRows={6}
          value={record.subject}
          readOnly={isLocked}
          onChange={event => onChange({ subject: event.currentTarget.value })}
        />
      </fieldset>
      <fieldset className="fm-group">
        <legend>{words.signing}</legend>
        {chosen('authority', words.authority, body?.authorities.filter(one => one !== '') ?? [])}
        <div className="fm-pair">
          {chosen('post', words.post, body?.posts ?? [])}
          {line('signerName', words.signer)}
        </div>
        <Textarea
          label={words.recipients}
          description={words.recipientsHint}
          autosize
          minRows={3}
          maxRows={10}
          value={record.recipients.join('\n')}
          readOnly={isLocked}
          onChange={event => onChange({ recipients: event.currentTarget.value.split('\n') })}
        />
      </fieldset>
      <Marks {...props} />
    </>
  )
}

type TextField = 'symbolType' | 'symbolBody' | 'place' | 'typeName' | 'authority' | 'post' | 'signerName'

/** The day as text: kept as typed while it is no day. */
function DateField({ record, view, onChange, onDateValid }: FrontMatterFormProps): ReactNode {
  const words = useWords().frontMatter
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? dayText(record.date)
  return (
    <TextInput
      label={words.date}
      placeholder={dayText(view.today)}
      description={words.dateHint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text}
      readOnly={!view.mayEdit}
      onChange={event => {
        const value = event.currentTarget.value
        const date = typedDay(value)
        onDateValid(date !== undefined)
        setTyped(value)
        if (date !== undefined) onChange({ date })
      }}
      onBlur={() => typedDay(text) !== undefined && setTyped(null)}
      error={typedDay(text) === undefined && words.dateWrong}
    />
  )
}

function Marks({ record, view, onChange }: FrontMatterFormProps): ReactNode {
  const words = useWords().frontMatter
  return (
    <fieldset className="fm-group">
      <legend>{words.marks}</legend>
      <div className="fm-triple">
        {(['secrecy', 'urgency', 'circulation'] as const).map(name => (
          <Select
            key={name}
            label={words[name]}
            data={[
              { value: '', label: words.noMark },
              ...(view.profile.elements[name].choices ?? []).map(value => ({ value, label: value })),
            ]}
            value={record[name]}
            readOnly={!view.mayEdit}
            allowDeselect={false}
            onChange={value => onChange({ [name]: value ?? '' })}
          />
        ))}
      </div>
      {record.secrecy !== '' && (
        <p className="fm-warning" role="alert">
          {words.secrecyWarning}
        </p>
      )}
      {view.draft !== null && <p className="fm-hint">{words.draftMark}</p>}
    </fieldset>
  )
}
