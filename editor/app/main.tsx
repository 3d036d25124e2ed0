// The web app's beginning.

import './styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { endEarlyStart } from './data/early-start.ts'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
endEarlyStart()
createRoot(root).render(<App />)
