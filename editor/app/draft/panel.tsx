// The panel at the right: opinions, guidance, checks, versions.

import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { isPanelTab, useDocument, useDraft, useSession } from './draft-context.ts'
import { GatesTab, GuidanceTab, VersionsTab } from './later-parts.ts'
import { OpinionsTab } from './opinions-tab.tsx'

/** The tabs; checks are for those who see every opinion. Only the one in view is drawn. */
export function Panel(): ReactNode {
  const words = useWords()
  const { tab, setTab } = useDraft()
  const seesAll = useDocument().permissions.includes('readOpinions')
  const open = useSession(state => state.opinions.balance.open)
  return (
    <Tabs
      className="panel"
      component="aside"
      aria-label={words.panel.tabs}
      data-pane="panel"
      value={tab}
      keepMounted={false}
      onChange={value => {
        if (isPanelTab(value)) setTab(value)
      }}
    >
      <Tabs.List className="panel-tabs">
        <Tabs.Tab
          value="opinions"
          rightSection={<span className="vk-chip panel-count">{formatNumber(open)}</span>}
        >
          {words.panel.opinions}
        </Tabs.Tab>
        <Tabs.Tab value="guidance" onMouseEnter={GuidanceTab.fetch}>
          {words.panel.guidance}
        </Tabs.Tab>
        {seesAll && (
          <Tabs.Tab value="gates" onMouseEnter={GatesTab.fetch}>
            {words.panel.gates}
          </Tabs.Tab>
        )}
        <Tabs.Tab value="versions" onMouseEnter={VersionsTab.fetch}>
          {words.panel.versions}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="opinions" className="panel-body">
        <OpinionsTab />
      </Tabs.Panel>
      <Tabs.Panel value="guidance" className="panel-body" tabIndex={0}>
        <GuidanceTab />
      </Tabs.Panel>
      {seesAll && (
        <Tabs.Panel value="gates" className="panel-body" tabIndex={0}>
          <GatesTab />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="versions" className="panel-body" tabIndex={0}>
        <VersionsTab />
      </Tabs.Panel>
    </Tabs>
  )
}
