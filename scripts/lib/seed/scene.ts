import type { Signer, Wallet } from 'ethers';

import { parseDeployment } from '../../../manifest/src/chain/parseDeployment.ts';
import type { LocalName } from '../../params/localPeople.ts';
import type { DeploymentRecord } from '../deploy/record.ts';
import type { Announced } from '../documents/announced.ts';
import type { Documents } from '../documents/openDocuments.ts';
import { endorse, submit, type SubmissionOptions } from '../life/datasets.ts';
import type { Proposal, Support } from '../life/proposal.ts';
import { rebuildManifest } from '../life/rebuildManifest.ts';
import { done, type Stage } from '../life/stage.ts';
import { DAY_SECONDS } from '../units.ts';

/** How somebody votes, with or without a reason. */
type Vote = Support | readonly [Support, string];

/** The stage of the seeded story, with everything its chapters do again and again. */
export interface Scene extends Stage {
  people: Record<LocalName, Wallet>;
  documents: Documents;
  log: (line: string) => void;
  /** Goes to a moment of the story, in days since its beginning. */
  at(day: number): Promise<void>;
  /** Unix seconds of a moment of the story. */
  secondsAt(day: number): number;
  /** Submits a dataset by its card and returns its id. */
  bring(by: LocalName, card: Announced, options?: Omit<SubmissionOptions, 'cardSha256' | 'mirrorUri'>): Promise<bigint>;
  /** Seat holders vouch, each with a written review. */
  vouch(datasetId: bigint, reviews: Partial<Record<LocalName, string>>): Promise<void>;
  vote(proposal: Proposal, votes: Partial<Record<LocalName, Vote>>): Promise<void>;
  /** Rebuilds the manifest of a sealed round, keeps it, and announces where it can be had. */
  publish(by: LocalName, roundId: number): Promise<void>;
}

export interface SceneOptions {
  stage: Stage;
  people: Record<LocalName, Wallet>;
  documents: Documents;
  /** Where the chain is, and the commons on it. */
  url: string;
  record: DeploymentRecord;
  /** Where the documents are served, if they are: manifests are announced there too. */
  documentsUrl?: string | undefined;
  log: (line: string) => void;
}

const namesIn = <T>(parts: Partial<Record<LocalName, T>>): [LocalName, T][] =>
  Object.entries(parts) as [LocalName, T][];

export async function openScene(options: SceneOptions): Promise<Scene> {
  const { stage, people, documents, url, record, documentsUrl, log } = options;
  const { datasets, manifest } = stage.commons;
  const begin = await stage.clock.now();
  const secondsAt = (day: number): number => begin + Math.round(day * DAY_SECONDS);
  const deployment = parseDeployment(record);
  const announce = (publisher: Signer, roundId: number, uri: string) =>
    done(stage, 'publish a manifest', manifest.connect(publisher).publish(roundId, uri));

  return {
    ...stage,
    people,
    documents,
    log,
    secondsAt,
    at: (day) => stage.clock.goTo(secondsAt(day)),
    bring: (by, card, submission = {}) =>
      submit(stage, people[by], { ...submission, cardSha256: card.sha256, mirrorUri: card.uri }),
    async vouch(datasetId, reviews) {
      const { cardSha256 } = await datasets.dataset(datasetId);
      for (const [name, review] of namesIn(reviews)) {
        // a review is about one card, and says which
        const text = `# Review\n\n${review}\n\nCard: ${cardSha256}\nReviewer: ${people[name].address}\n`;
        await endorse(stage, [people[name]], datasetId, documents.keep(text).sha256);
      }
    },
    async vote(proposal, votes) {
      for (const [name, vote] of namesIn(votes)) {
        const [support, reason] = typeof vote === 'string' ? [vote] : vote;
        await proposal.vote(people[name], support, reason);
      }
    },
    async publish(by, roundId) {
      const { text } = await rebuildManifest({ url, deployment, roundId });
      const kept = documents.keep(text);
      await announce(people[by], roundId, kept.uri);
      if (documentsUrl !== undefined) {
        await announce(people[by], roundId, new URL(kept.sha256.slice(2), documentsUrl).href);
      }
    },
  };
}
