/** A page of the app on the seeded commons. */
export interface AppPage {
  /** Names its picture. */
  name: string;
  /** What follows the app's address. */
  path: string;
  /** Who looks at it; a visitor without a wallet where nobody is named. */
  as?: string;
}

/** One of each kind of page, in the order of the menu. */
export const APP_PAGES: readonly AppPage[] = [
  { name: 'home', path: '#/', as: 'Ada' },
  { name: 'datasets', path: '#/datasets' },
  { name: 'dataset', path: '#/datasets/6' },
  { name: 'bring-a-dataset', path: '#/datasets/new', as: 'Omar' },
  { name: 'proposals', path: '#/proposals' },
  { name: 'proposal', path: '#/proposals/15', as: 'Ada' },
  { name: 'new-proposal', path: '#/proposals/new', as: 'Ada' },
  { name: 'round', path: '#/round', as: 'Chidi' },
  { name: 'manifests', path: '#/manifests' },
  { name: 'manifest', path: '#/manifests/3' },
  { name: 'people', path: '#/people' },
  { name: 'person', path: '#/people/3' },
  { name: 'register', path: '#/people/register', as: 'Theo' },
  { name: 'commons', path: '#/commons' },
  { name: 'settings', path: '#/settings' },
  { name: 'board', path: '#/board', as: 'Dana' },
  { name: 'am-i-in-it', path: '#/in-it?q=8' },
];
