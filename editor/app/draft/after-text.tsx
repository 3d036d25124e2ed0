// The order in which a draft comes: its text first, then what stands around it. Their places are there from the beginning.

import { createContext, type ReactNode, useContext } from 'react'

/** Whether the text is painted. Given by DraftScreen. */
export const TextShown = createContext(false)

interface AfterTextProps {
  readonly children: ReactNode
  /** What keeps the place until then. */
  readonly place?: ReactNode
}

/** Draws its children once the text is painted: hundreds of buttons drawn before it would hold up its first sight. */
export function AfterText({ children, place = null }: AfterTextProps): ReactNode {
  return useContext(TextShown) ? children : place
}
