// The styles that only the compare page needs.

import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import '../draft/fonts.css'
import '../draft/head.css'
import './compare.css'
