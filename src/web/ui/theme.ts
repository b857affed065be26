import { createTheme } from '@mantine/core'

/** Sizes and colours are in theme.css; here is what the components take as properties. */
export const theme = createTheme({
  primaryColor: 'primary',
  primaryShade: 6,
  colors: {
    primary: [
      '#F0F6F9',
      '#D3E5EE',
      '#AFD0DF',
      '#84B5CB',
      '#5797B3',
      '#2F7797',
      '#0A5C7D',
      '#084A66',
      '#063B52',
      '#042C3D',
    ],
  },
  defaultRadius: 4,
  focusRing: 'never',
  fontFamily: 'inherit',
  components: {
    Button: { defaultProps: { size: 'sm', fw: 600 } },
    InputLabel: { defaultProps: { fw: 400 } },
    RadioGroup: { defaultProps: { labelProps: { fw: 400 } } },
    TextInput: { defaultProps: { labelProps: { fw: 400 } } },
  },
})
