/** What a command has to say: for programs, for people, and whether all is well. */
export interface Outcome {
  json: unknown;
  text: string;
  ok: boolean;
}

/** Where progress is shown. */
export type Progress = (line: string) => void;
