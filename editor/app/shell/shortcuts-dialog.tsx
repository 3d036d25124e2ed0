// The list of keys, opened by `?`.

import { Kbd, Modal } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { decisions } from '#model/opinion.ts'
import { decisionLetters } from '../consolidation/table-keys.ts'
import { useWords } from '../language.tsx'

/** Every key of the product, by what one is doing. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  const { keys, act } = useWords()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={keys.title}
      size="md"
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Keys
        title={keys.opinionGroup}
        rows={[
          ['Ctrl+Alt+M', keys.opinion],
          ['Ctrl+Alt+N', keys.next],
          ['Ctrl+Alt+P', keys.previous],
          ['Ctrl+Alt+A', keys.accept],
          ['Ctrl+Alt+G', keys.decline],
          ['Ctrl+Alt+Z', keys.undoDecision],
          ['Ctrl+Alt+S', keys.suggest],
          ['Ctrl+Enter', keys.send],
        ]}
      />
      <TableKeys />
      <Keys
        title={keys.writing}
        rows={[
          ['Ctrl+Z', keys.undo],
          ['Ctrl+Y', keys.redo],
          ['Ctrl+B', keys.bold],
          ['Ctrl+I', keys.italic],
          ['Ctrl+U', keys.underline],
          ['Ctrl+Alt+F', keys.footnote],
          ['Ctrl+Shift+C', keys.counts],
        ]}
      />
      <Keys
        title={keys.everywhere}
        rows={[
          ['F6', keys.panes],
          ['Esc', keys.close],
          ['?', keys.help],
        ]}
      />
    </Modal>
  )
}

/** The keys of the consolidation table, a letter for each decision among them. */
function TableKeys(): ReactNode {
  const words = useWords()
  const { tableKeys } = words
  return (
    <Keys
      title={tableKeys.title}
      rows={[
        ['↑ ↓', tableKeys.move],
        ['← →', tableKeys.fold],
        [tableKeys.space, tableKeys.tick],
        ['Shift+↑ ↓', tableKeys.range],
        ['Ctrl+A', tableKeys.all],
        ['Enter', tableKeys.open],
        ['Esc', tableKeys.escape],
        ['/', tableKeys.search],
        ['G', tableKeys.group],
        [tableKeys.drag, tableKeys.dragInto],
        ...decisions.map(decision => [decisionLetters[decision], words.decisions[decision]] as const),
      ]}
    />
  )
}

function Keys({
  title,
  rows,
}: {
  readonly title: string
  readonly rows: readonly (readonly [string, string])[]
}): ReactNode {
  return (
    <section>
      <b>{title}</b>
      <dl className="keys-list">
        {rows.map(([key, what]) => (
          <Fragment key={key}>
            <dt>{what}</dt>
            <dd>
              <Kbd size="sm">{key}</Kbd>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
