import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The house's own green; the sixth is the one that buttons have in the light scheme. */
const commons: MantineColorsTuple = [
  '#e9f7f3',
  '#d3ece5',
  '#a4d9cb',
  '#73c5b0',
  '#4cb499',
  '#2f9f84',
  '#14806a',
  '#0f6c5a',
  '#0f5c52',
  '#064a3d',
];

export const theme = createTheme({
  primaryColor: 'commons',
  colors: { commons },
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.75rem' }, h2: { fontSize: '1.25rem' }, h3: { fontSize: '1.05rem' } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
});
