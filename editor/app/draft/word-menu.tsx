// "Xuất Word": a clean copy or one with the opinions, with progress and a way to stop; the check of their form, and the way back in.

import { Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { documentPath } from '../data/document-queries.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { FileItem, FileMenu } from '../parts/file-menu.tsx'
import { useDocument } from './draft-context.ts'
import { FormCheckDialog, ImportDialog, OriginalsDialog } from './later-parts.ts'
import { useWordFile } from './use-word-file.tsx'

/** The menu in the head. */
export function WordMenu(): ReactNode {
  const words = useWords()
  const document = useDocument()
  const [, navigate] = useLocation()
  const { isWorking, save, departing } = useWordFile(`${documentPath(document.id)}/export`, {
    working: words.draft.wordWorking,
    done: words.draft.wordDone,
    failed: words.draft.wordFailed,
    cancelled: words.draft.wordCancelled,
  })
  const [isImporting, setIsImporting] = useState(false)
  const [isChecking, setIsChecking] = useState(false)
  const [isShowingOriginals, setIsShowingOriginals] = useState(false)
  const mayTakeClean = document.permissions.includes('export')
  const mayImport = document.permissions.includes('opineForOthers')
  return (
    <>
      <FileMenu label={words.draft.word} isWorking={isWorking}>
        {mayTakeClean && (
          <>
            <FileItem
              title={words.draft.wordClean}
              hint={words.draft.wordCleanHint}
              onClick={() => void save('mode=clean')}
            />
            <FileItem
              title={words.draft.wordContents}
              hint={words.draft.wordContentsHint}
              onClick={() => void save('mode=clean&contents=1')}
            />
          </>
        )}
        <FileItem
          title={words.draft.wordReview}
          hint={words.draft.wordReviewHint}
          onClick={() => void save('mode=review')}
        />
        <FileItem
          title={words.draft.wordComments}
          hint={words.draft.wordCommentsHint}
          onClick={() => void save('mode=review&protect=comments')}
        />
        {mayTakeClean && (
          <FileItem
            title={words.frontMatter.pdf}
            hint={words.frontMatter.pdfHint}
            onClick={() => void save('mode=clean&format=pdf')}
          />
        )}
        <Menu.Divider />
        <FileItem
          title={words.frontMatter.open}
          hint={words.frontMatter.openHint}
          onClick={() => navigate(`/documents/${encodeURIComponent(document.id)}/front-matter`)}
        />
        {mayImport && (
          <FileItem
            title={words.wordImport.open}
            hint={words.wordImport.openHint}
            onClick={() => setIsImporting(true)}
          />
        )}
        {document.permissions.includes('readOriginals') && (
          <FileItem
            title={words.originals.open}
            hint={words.originals.openHint}
            onClick={() => setIsShowingOriginals(true)}
          />
        )}
        <FileItem
          title={words.formCheck.open}
          hint={
            departing
              ? words.formCheck.departingHint(departing.name, formatNumber(departing.form?.departures ?? 0))
              : words.formCheck.openHint
          }
          onClick={() => setIsChecking(true)}
        />
      </FileMenu>
      {isChecking && <FormCheckDialog first={departing} onClose={() => setIsChecking(false)} />}
      {isImporting && (
        <ImportDialog
          documentId={document.id}
          onClose={() => setIsImporting(false)}
          onOriginals={() => {
            setIsImporting(false)
            setIsShowingOriginals(true)
          }}
        />
      )}
      {isShowingOriginals && (
        <OriginalsDialog documentId={document.id} onClose={() => setIsShowingOriginals(false)} />
      )}
    </>
  )
}
