// The styles that only the page of the front matter needs.

import '../draft/fonts.css'
import '../draft/head.css'
import './front-matter.css'
