// The styles that only the history page needs.

import '../draft/head.css'
import './history.css'
