// The styles that only the consolidation page needs.

import '@mantine/core/styles/Anchor.css'
import '@mantine/core/styles/Badge.css'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import '../rounds/rounds-styles.ts'
import '../draft/head.css'
import '../draft/opinions.css'
import './consolidation.css'
import './table.css'
import './detail.css'
