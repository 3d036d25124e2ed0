// The title of the browser's tab.

import { useEffect } from 'react'

/** Sets the tab's title while the page stands. @param title what the page shows; the product's name follows */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Văn Kiện`
  }, [title])
}
