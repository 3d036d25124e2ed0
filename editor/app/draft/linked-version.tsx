// An address that names a kept version (`?version=…`) shows it over the draft; closing it leaves the draft.

import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import { VersionDialog } from './later-parts.ts'

const inAddress = 'version'

/** Nothing while the address names none. */
export function LinkedVersion(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const versionId = search.get(inAddress)
  if (versionId === null) return null
  const close = (): void =>
    setSearch(
      before => {
        const without = new URLSearchParams(before)
        without.delete(inAddress)
        return without
      },
      { replace: true },
    )
  return <VersionDialog key={versionId} versionId={versionId} onClose={close} />
}
