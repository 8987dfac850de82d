/** What the inbox and the journal send. */

/** A match that Plex's sources offer for an item. */
export interface Candidate {
  guid: string;
  name: string;
  year: number | null;
  summary: string;
  evidence: string;
  is_twin: boolean;
  recommended: boolean;
  /** An address of Home Assistant; "" without a picture. */
  picture: string;
}

/** What a person is asked to decide on an item without a match. */
export interface Proposal {
  proposal_id: string;
  rating_key: string;
  library_id: string;
  type: string;
  title: string;
  file: string;
  reason: string;
  /** Whether its recommended candidate needs no second look. */
  is_plain: boolean;
  is_queued: boolean;
  /** The fields with manual edits that a match would discard, and that are restored after it. */
  loses: string[];
  candidates: Candidate[];
}

export interface ItemForm {
  guid: string;
  title: string;
  summary: string;
  poster: string;
  locked_fields: string[];
}

/** A write to an item, which can be taken back. */
export interface Change {
  change_id: string;
  job_id: string;
  rating_key: string;
  title: string;
  rung: string;
  time: number;
  before: ItemForm;
  /** Null if the write never ended. */
  after: ItemForm | null;
  /** The number of items below it that it affected. */
  below: number;
  undone: boolean;
  undone_at: number | null;
}

export interface MatchSearch {
  title?: string;
  year?: number;
  external_id?: string;
}
