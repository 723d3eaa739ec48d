/** What a licence lets people do with the data, in plain words. The licence's own text is what binds. */
interface LicenceSummary {
  title: string;
  /** What may be done, and on what condition. */
  allows: string;
}

const BY = 'Anybody may use, change and share it, also for money, if the source is named and changes are marked.';
const BY_NOT_FOR_MONEY =
  'Anybody may use, change and share it, but not commercially, if the source is named and changes are marked.';
const ALIKE = 'What is made from it and shared has to be under the same licence.';
const FREE = 'Anybody may do anything with it, also for money, without asking and without naming the source.';

const SUMMARIES: Partial<Record<string, LicenceSummary>> = {
  'CC0-1.0': { title: 'Creative Commons Zero 1.0', allows: FREE },
  'PDDL-1.0': { title: 'Open Data Commons Public Domain Dedication 1.0', allows: FREE },
  Unlicense: { title: 'The Unlicense', allows: FREE },
  'CC-BY-4.0': { title: 'Creative Commons Attribution 4.0', allows: BY },
  'CC-BY-3.0': { title: 'Creative Commons Attribution 3.0', allows: BY },
  'CC-BY-SA-4.0': { title: 'Creative Commons Attribution Share Alike 4.0', allows: `${BY} ${ALIKE}` },
  'CC-BY-SA-3.0': { title: 'Creative Commons Attribution Share Alike 3.0', allows: `${BY} ${ALIKE}` },
  'CC-BY-NC-4.0': { title: 'Creative Commons Attribution Non Commercial 4.0', allows: BY_NOT_FOR_MONEY },
  'ODC-By-1.0': {
    title: 'Open Data Commons Attribution 1.0',
    allows: 'Anybody may use, change and share the database, also for money, if the source is named.',
  },
  'ODbL-1.0': {
    title: 'Open Database Licence 1.0',
    allows: `Anybody may use, change and share the database, also for money, if the source is named. ${ALIKE}`,
  },
  'CDLA-Permissive-2.0': {
    title: 'Community Data Licence Agreement, Permissive 2.0',
    allows: 'Anybody may use, change and share it, also for money, if this licence’s text goes with it.',
  },
  'CDLA-Sharing-1.0': {
    title: 'Community Data Licence Agreement, Sharing 1.0',
    allows: `Anybody may use, change and share it, also for money. ${ALIKE}`,
  },
  'OGL-UK-3.0': { title: 'UK Open Government Licence 3.0', allows: BY },
  MIT: {
    title: 'MIT Licence',
    allows: 'Anybody may use, change and share it, also for money, if the copyright notice goes with it.',
  },
  'Apache-2.0': {
    title: 'Apache Licence 2.0',
    allows: 'Anybody may use, change and share it, also for money, if the notices go with it and changes are marked.',
  },
};

/** A licence by its SPDX id; undefined for one that this page knows nothing of. */
export const licenceSummary = (spdxId: string): LicenceSummary | undefined => SUMMARIES[spdxId];

/** Where SPDX keeps the text of a licence; undefined for one of somebody's own. */
export const licenceTextUrl = (spdxId: string): string | undefined =>
  spdxId.startsWith('LicenseRef-') || !/^[A-Za-z0-9.+-]+$/.test(spdxId)
    ? undefined
    : `https://spdx.org/licenses/${spdxId}`;
