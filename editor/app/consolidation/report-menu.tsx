// The register as files: two reports for Word and a list for spreadsheets, with progress and a way to stop; and as a document.

import { Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { documentPath } from '../data/document-queries.ts'
import { useWordFile } from '../draft/use-word-file.tsx'
import { useWords } from '../language.tsx'
import { FileItem, FileMenu } from '../parts/file-menu.tsx'
import { laterDialog } from '../parts/later.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { mayBeginSynthesis } from '../synthesis/may-begin.ts'
import { useConsolidation } from './consolidation-context.ts'

const BeginSynthesis = laterDialog(async () => (await import('../synthesis/begin-dialog.tsx')).BeginSynthesis)

/** The menu in the page's head. */
export function ReportMenu(): ReactNode {
  const words = useWords()
  const { document } = useConsolidation()
  const me = useMe()
  const [isBeginning, setIsBeginning] = useState(false)
  const { isWorking, save } = useWordFile(`${documentPath(document.id)}/export`, {
    working: words.consolidation.reportWorking,
    done: words.consolidation.reportDone,
    failed: words.consolidation.reportFailed,
    cancelled: words.consolidation.reportCancelled,
  })
  return (
    <>
      <FileMenu label={words.consolidation.report} isWorking={isWorking}>
        <FileItem
          title={words.consolidation.reportSynthesis}
          hint={words.consolidation.reportSynthesisHint}
          onClick={() => void save('mode=register&kind=synthesis')}
        />
        <FileItem
          title={words.consolidation.reportDispositions}
          hint={words.consolidation.reportDispositionsHint}
          onClick={() => void save('mode=register&kind=dispositions')}
        />
        <FileItem
          title={words.consolidation.reportList}
          hint={words.consolidation.reportListHint}
          onClick={() => void save('mode=register&kind=list')}
        />
        {mayBeginSynthesis(document, me) && (
          <>
            <Menu.Divider />
            <FileItem
              title={words.consolidation.beginSynthesis}
              hint={words.consolidation.beginSynthesisHint}
              onClick={() => setIsBeginning(true)}
            />
          </>
        )}
      </FileMenu>
      {isBeginning && <BeginSynthesis document={document} onClose={() => setIsBeginning(false)} />}
    </>
  )
}
