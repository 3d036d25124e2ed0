// The styles of the rounds' parts.

import '@mantine/core/styles/Drawer.css'
import '@mantine/core/styles/Pill.css'
import '@mantine/core/styles/PillsInput.css'
import '@mantine/core/styles/Progress.css'
import '@mantine/core/styles/Radio.css'
import './rounds.css'
