// The front matter beside its preview: what was changed is kept here until it is saved, given up, or somebody else has saved.

import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import type { FrontMatterView } from '#model/front-matter.ts'
import { documentPath, documentQuery } from '../data/document-queries.ts'
import { RequestFailure } from '../data/failure.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { frontMatterQuery, isSame, toSend } from './front-matter-data.ts'
import { FrontMatterForm } from './front-matter-form.tsx'
import { forgetRecord, useKeptRecord } from './kept-records.ts'
import { NumberField } from './number-field.tsx'
import { PagePreview } from './page-preview.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

interface FrontMatterScreenProps {
  readonly document: DocumentView
  readonly view: FrontMatterView
}

const staleTries = 5 // other events of the register, such as opinions, are no conflict

/** Form and preview. */
export function FrontMatterScreen({ document, view }: FrontMatterScreenProps): ReactNode {
  const words = useWords()
  const [, navigate] = useLocation()
  const { keep } = useRecorder(document.id)
  const key = `${useMe().user.id} ${document.id}`
  const tellKept = useCallback(() => tellDone(words.frontMatter.kept), [words])
  const [mine, setMine] = useKeptRecord(key, tellKept)
  const [isDateValid, setIsDateValid] = useState(true)
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [formKey, setFormKey] = useState(0)
  const record = mine ? { ...mine.record, number: view.frontMatter.number } : view.frontMatter
  const isDirty = !isDateValid || (mine !== null && !isSame(mine.record, view.frontMatter))
  const isConflict = mine !== null && isDirty && !isSame(mine.from, view.frontMatter)
  const leaving = useLeaveGuard(isDirty, navigate)
  const reset = (): void => {
    setMine(null)
    setIsDateValid(true)
    setIsTried(false)
    setFormKey(key => key + 1)
  }
  const save = async (): Promise<void> => {
    setIsTried(true)
    const isComplete =
      isDateValid && ![record.issuer, record.typeName, record.symbolType].some(text => text.trim() === '')
    if (!isComplete || !mine) return
    setIsWaiting(true)
    const isKept = await keep('/front-matter', toSend(record), view)
    setIsWaiting(false)
    if (!isKept) return
    reset()
    tellDone(words.frontMatter.saved)
  }
  const giveNumber = async (number: number | null | undefined): Promise<boolean> => {
    const kept = await keep('/number', number === undefined ? {} : { number }, view)
    if (!kept) return false
    const given = kept.frontMatter.number
    tellDone(
      given === null ? words.frontMatter.givenBack : words.frontMatter.taken(String(given).padStart(2, '0')),
    )
    return true
  }
  return (
    <main id="main" className="fm-panes" tabIndex={-1}>
      <form
        className="fm-form"
        noValidate
        aria-label={words.frontMatter.title}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="fm-scroll">
          <h1>{words.frontMatter.title}</h1>
          <p className="fm-hint">
            {words.frontMatter.hint} {words.frontMatter.profile(view.profile.title)} ({words.unverified}).
          </p>
          {!view.mayEdit && <p className="fm-note">{words.frontMatter.readOnly}</p>}
          {view.mayEdit && !view.isSet && <p className="fm-note">{words.frontMatter.defaults}</p>}
          {isConflict && (
            <div className="fm-warning" role="alert">
              <p>{words.frontMatter.conflict}</p>
              <Button variant="default" onClick={reset}>
                {words.frontMatter.takeTheirs}
              </Button>
            </div>
          )}
          <FrontMatterForm
            key={formKey}
            record={record}
            view={view}
            isTried={isTried}
            onDateValid={setIsDateValid}
            onChange={changed =>
              setMine(before => {
                const next = { ...(before?.record ?? view.frontMatter), ...changed }
                const from = before?.from ?? view.frontMatter
                return isSame(next, from) ? null : { record: next, from }
              })
            }
            number={<NumberField view={view} isDirty={isDirty} onNumber={giveNumber} />}
          />
        </div>
        {view.mayEdit && (
          <div className="fm-actions">
            <span role="status">{isDirty && words.frontMatter.unsaved}</span>
            <Button variant="default" disabled={!isDirty} onClick={reset}>
              {words.frontMatter.reset}
            </Button>
            <Button type="submit" disabled={!isDirty} loading={isWaiting}>
              {words.frontMatter.save}
            </Button>
          </div>
        )}
      </form>
      <div className="fm-canvas" {...{ tabIndex: 0, role: 'group', 'aria-label': words.frontMatter.preview }}>
        <PagePreview record={record} view={view} />
      </div>
      {leaving && (
        <Modal
          opened
          onClose={leaving.stay}
          title={words.frontMatter.leaveTitle}
          closeButtonProps={{ 'aria-label': words.act.close }}
        >
          <p>{words.frontMatter.leaveHint}</p>
          <div className="fm-dialog-actions">
            <Button variant="default" data-autofocus onClick={leaving.stay}>
              {words.frontMatter.stay}
            </Button>
            <Button
              onClick={() => {
                forgetRecord(key)
                leaving.go()
              }}
            >
              {words.frontMatter.leave}
            </Button>
          </div>
        </Modal>
      )}
    </main>
  )
}

/** Sends to the register. What others did to it meanwhile is no conflict unless the front matter itself is another. */
function useRecorder(documentId: string): {
  readonly keep: (path: string, body: object, seen: FrontMatterView) => Promise<FrontMatterView | null>
} {
  const words = useWords()
  const queries = useQueryClient()
  const { queryKey } = frontMatterQuery(documentId)
  const keep = async (path: string, body: object, seen: FrontMatterView): Promise<FrontMatterView | null> => {
    let { seq } = seen
    for (let attempt = 1; ; attempt += 1) {
      try {
        const sent = { ...body, expectedSeq: seq }
        const view = await request<FrontMatterView>('POST', `${documentPath(documentId)}${path}`, sent)
        queries.setQueryData(queryKey, view)
        void queries.invalidateQueries({ queryKey: documentQuery(documentId).queryKey })
        return view
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error
        const now = await queries
          .fetchQuery({ ...frontMatterQuery(documentId), staleTime: 0 })
          .catch(() => null)
        const isUntouched =
          now !== null &&
          isSame(now.frontMatter, seen.frontMatter) &&
          now.frontMatter.number === seen.frontMatter.number
        if (error.code === 'stale' && isUntouched && attempt < staleTries) seq = now.seq
        else {
          tellFailure(error.message || words.failure.network)
          return null
        }
      }
    }
  }
  return { keep }
}
