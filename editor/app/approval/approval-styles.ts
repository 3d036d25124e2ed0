// The styles that only the approval pages need.

import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/NumberInput.css'
import '@mantine/core/styles/SegmentedControl.css'
import '../draft/fonts.css'
import '../../style.css'
import '../draft/head.css'
import '../draft/opinions.css'
import '../compare/compare.css'
import './approval.css'
