// The register as files: two reports for Word and a list for spreadsheets, with progress and a way to stop.

import type { ReactNode } from 'react'
import { useWordFile } from '../draft/use-word-file.tsx'
import { useWords } from '../language.tsx'
import { FileItem, FileMenu } from '../parts/file-menu.tsx'
import { useConsolidation } from './consolidation-context.ts'

/** The menu in the page's head. */
export function ReportMenu(): ReactNode {
  const words = useWords()
  const { document } = useConsolidation()
  const { isWorking, save } = useWordFile(document.id, {
    working: words.consolidation.reportWorking,
    done: words.consolidation.reportDone,
    failed: words.consolidation.reportFailed,
    cancelled: words.consolidation.reportCancelled,
  })
  return (
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
    </FileMenu>
  )
}
