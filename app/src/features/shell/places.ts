/** The pages of the menu. */
export const PLACES = [
  { to: '/datasets', label: 'Datasets' },
  { to: '/proposals', label: 'Proposals' },
  { to: '/round', label: 'Round' },
  { to: '/manifests', label: 'Manifest' },
  { to: '/people', label: 'People' },
  { to: '/commons', label: 'Commons' },
];

/** Those for which a wide screen's menu has no room: they are at the foot of every page. */
export const MORE_PLACES = [
  { to: '/in-it', label: 'Am I in it?' },
  { to: '/board', label: 'Ethics board' },
  { to: '/settings', label: 'Settings' },
];
