// Tables: putting one in, and its rows and columns.

import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'
import { useEditorValue } from './use-editor-value.ts'

/** The menu of table tools; what needs a table is offered inside one. */
export function TableTool(): ReactNode {
  const { toolbar } = useWords()
  const { editor } = useDraft()
  const isInTable = useEditorValue(editor, now => now.isActive('table'))
  const chain = () => editor.chain().focus()
  return (
    <Menu position="bottom-start" shadow="md" width={240}>
      <Tooltip label={toolbar.table}>
        <Menu.Target>
          <ActionIcon className="tool" aria-label={toolbar.table}>
            <IconTable size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {isInTable ? (
          <>
            <Menu.Item onClick={() => chain().addRowBefore().run()}>{toolbar.rowAbove}</Menu.Item>
            <Menu.Item onClick={() => chain().addRowAfter().run()}>{toolbar.rowBelow}</Menu.Item>
            <Menu.Item onClick={() => chain().addColumnBefore().run()}>{toolbar.columnBefore}</Menu.Item>
            <Menu.Item onClick={() => chain().addColumnAfter().run()}>{toolbar.columnAfter}</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => chain().deleteRow().run()}>{toolbar.deleteRow}</Menu.Item>
            <Menu.Item onClick={() => chain().deleteColumn().run()}>{toolbar.deleteColumn}</Menu.Item>
            <Menu.Item onClick={() => chain().deleteTable().run()}>{toolbar.deleteTable}</Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}>
            {toolbar.insertTable}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
