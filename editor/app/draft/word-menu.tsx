// "Xuất Word": a clean copy or one with the opinions, with progress and a way to stop; and the way back in.

import { Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { FileItem, FileMenu } from '../parts/file-menu.tsx'
import { useDocument } from './draft-context.ts'
import { ImportDialog } from './later-parts.ts'
import { useWordFile } from './use-word-file.tsx'

/** The menu in the head. */
export function WordMenu(): ReactNode {
  const words = useWords()
  const document = useDocument()
  const { isWorking, save } = useWordFile(document.id, {
    working: words.draft.wordWorking,
    done: words.draft.wordDone,
    failed: words.draft.wordFailed,
    cancelled: words.draft.wordCancelled,
  })
  const [isImporting, setIsImporting] = useState(false)
  const mayImport = document.permissions.includes('opineForOthers')
  return (
    <>
      <FileMenu label={words.draft.word} isWorking={isWorking}>
        <FileItem
          title={words.draft.wordClean}
          hint={words.draft.wordCleanHint}
          onClick={() => void save('mode=clean')}
        />
        <FileItem
          title={words.draft.wordReview}
          hint={words.draft.wordReviewHint}
          onClick={() => void save('mode=review')}
        />
        {mayImport && (
          <>
            <Menu.Divider />
            <FileItem
              title={words.wordImport.open}
              hint={words.wordImport.openHint}
              onClick={() => setIsImporting(true)}
            />
          </>
        )}
      </FileMenu>
      {isImporting && <ImportDialog documentId={document.id} onClose={() => setIsImporting(false)} />}
    </>
  )
}
