const WORDS = { first: 'First page', previous: 'Page before', next: 'Next page', last: 'Last page' };

/** What the buttons of a Pagination are called. */
export const pageControlProps = {
  getItemProps: (page: number) => ({ 'aria-label': `Page ${page}` }),
  getControlProps: (control: keyof typeof WORDS) => ({ 'aria-label': WORDS[control] }),
};
