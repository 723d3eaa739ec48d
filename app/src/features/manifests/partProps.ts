import type { Round } from '../../commons/foldRounds.ts';
import type { BuiltManifest } from './readManifest.ts';

/** What every part of the page of a manifest is given. */
export interface PartProps {
  round: Round;
  built: BuiltManifest;
}
