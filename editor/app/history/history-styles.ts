// The styles that only the history page needs.

import '../draft/fonts.css'
import '../draft/head.css'
import '../draft/import.css'
import '../compare/compare.css'
import './history.css'
