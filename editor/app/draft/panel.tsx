// The panel at the right: opinions, guidance, versions.

import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDraft, useSession } from './draft-context.ts'
import { GuidanceTab } from './guidance-tab.tsx'
import { VersionsTab } from './later-parts.ts'
import { OpinionsTab } from './opinions-tab.tsx'

/** The three tabs. Only the one in view is drawn. */
export function Panel(): ReactNode {
  const words = useWords()
  const { tab, setTab } = useDraft()
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
        if (value === 'opinions' || value === 'guidance' || value === 'versions') setTab(value)
      }}
    >
      <Tabs.List className="panel-tabs">
        <Tabs.Tab
          value="opinions"
          rightSection={<span className="vk-chip panel-count">{formatNumber(open)}</span>}
        >
          {words.panel.opinions}
        </Tabs.Tab>
        <Tabs.Tab value="guidance">{words.panel.guidance}</Tabs.Tab>
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
      <Tabs.Panel value="versions" className="panel-body" tabIndex={0}>
        <VersionsTab />
      </Tabs.Panel>
    </Tabs>
  )
}
