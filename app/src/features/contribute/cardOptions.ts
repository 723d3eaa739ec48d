import type { makeCard } from '@commonweight/manifest';

import { licenceTextUrl } from '../../components/licences.ts';
import type { DraftFile, DraftValues } from './draft.ts';

type CardOptions = Parameters<typeof makeCard>[0];

/** A folder's address ends in a slash. */
const folder = (address: string): string => (address === '' || address.endsWith('/') ? address : `${address}/`);

/** Where the files are had, with each name after it; empty for addresses relative to the card's. */
const contentUrl = (filesUrl: string, name: string): string =>
  `${folder(filesUrl)}${name.split('/').map(encodeURIComponent).join('/')}`;

/** Where the card would be had if it lay beside the files. */
export const cardUrlBeside = (filesUrl: string): string =>
  filesUrl.trim() === '' || filesUrl.startsWith('ipfs:') ? '' : `${folder(filesUrl.trim())}croissant.json`;

/** What a card is made of: the files as they were hashed, and what their contributor says of them. */
export function cardOptions(values: DraftValues, files: readonly DraftFile[]): CardOptions {
  const filesUrl = values.filesUrl.trim();
  const version = values.version.trim();
  return {
    facts: {
      name: values.name.trim(),
      description: values.description.trim(),
      url: values.home.trim() || filesUrl,
      license: licenceTextUrl(values.licence) ?? (values.licenceUrl.trim() || values.licence),
      creator: { '@type': values.creatorKind, name: values.creator.trim() },
      datePublished: values.datePublished,
      ...(values.languages.length === 0 ? {} : { inLanguage: values.languages }),
      ...(values.keywords.length === 0 ? {} : { keywords: values.keywords }),
      ...(version === '' ? {} : { version }),
    },
    files: files.map(({ name, bytes, sha256, encodingFormat }) => ({
      name,
      bytes,
      sha256,
      encodingFormat,
      contentUrl: contentUrl(filesUrl, name),
    })),
    extent: { records: files.reduce((sum, { records }) => sum + records, 0) },
  };
}
