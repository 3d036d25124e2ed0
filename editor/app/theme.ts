// The look of the product as a Mantine theme; colours that change with light and dark stand in tokens.css.

import {
  ActionIcon,
  Alert,
  Button,
  createTheme,
  Input,
  Menu,
  Modal,
  PasswordInput,
  Select,
  Skeleton,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

/** The system's own letters, for the interface; the page has its own. */
const systemFont = '"Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif'

/** The one theme of the app. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    accent: [
      '#FCF1F0',
      '#F8E0DE',
      '#F1C1BD',
      '#E69A94',
      '#D76C64',
      '#C4453D',
      '#B3302B',
      '#9B1C1C',
      '#821515',
      '#661010',
    ],
    dark: [
      '#ECE8E4',
      '#B8B0A9',
      '#9A928B',
      '#7A726B',
      '#35312D',
      '#2A2724',
      '#1E1C1A',
      '#1E1C1A',
      '#171513',
      '#121110',
    ],
  },
  fontFamily: systemFont,
  headings: { fontFamily: systemFont, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({
      vars: (_theme, { color }) => ({
        root: {
          '--alert-bg': color === 'blue' ? 'var(--vk-info-bg)' : 'var(--vk-bad-bg)',
          '--alert-color': color === 'blue' ? 'var(--vk-info)' : 'var(--vk-bad)',
        },
      }),
      styles: { message: { color: 'var(--vk-ink)' } },
    }),
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: { root: { height: 32, paddingInline: 12, fontWeight: 500, flexShrink: 0 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 32, variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({
      vars: (_theme, { variant }) => ({
        wrapper: {
          '--input-height': '36px',
          '--input-bd': variant === 'unstyled' ? 'transparent' : 'var(--vk-line2)',
          '--input-bd-focus': variant === 'unstyled' ? 'transparent' : 'var(--vk-focus)',
        },
      }),
    }),
    TextInput: TextInput.extend({ styles: { label: { marginBottom: 4 }, error: { marginTop: 4 } } }),
    PasswordInput: PasswordInput.extend({ styles: { label: { marginBottom: 4 }, error: { marginTop: 4 } } }),
    Textarea: Textarea.extend({ styles: { label: { marginBottom: 4 }, error: { marginTop: 4 } } }),
    Select: Select.extend({
      defaultProps: { allowDeselect: false, checkIconPosition: 'right' },
      styles: { label: { marginBottom: 4 }, error: { marginTop: 4 } },
    }),
    // Without it the first choice has the keyboard when a menu opens, and no empty element stands among the choices.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'md', transitionProps: { duration: 160 } },
      styles: { title: { fontWeight: 600, fontSize: 16 } },
    }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'xs' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withinPortal: true, transitionProps: { duration: 120 } },
    }),
  },
})
