/** What is learned of a server. */

/** A wait, and why it is that long. */
export interface LearnedWait {
  seconds: number;
  basis: "option" | "learned" | "shortest" | "longest" | "doubled";
  /** The durations that it is learned from. */
  known: number;
  /** From this many on, they count more than the options. */
  enough: number;
  timed_out: number;
  recent: number;
}

/** For how long at least one item in five lacked something. */
export interface Lag {
  /** 0 while few items are known. */
  seconds: number;
  /** The items that it is learned from. */
  known: number;
  /** From this many on, it moves the first try. */
  enough: number;
}

/** What is learned of a level of a library. */
export interface Learned {
  library_id: string;
  level: string;
  deadline: LearnedWait;
  picture_wait: LearnedWait;
  /** The seconds that half of the refreshes took; null if few are known. */
  typical: number | null;
  /** After the usual first try of an aired episode, which is later by that. */
  late: Lag;
  /** After the arrival of an item, and when it is refreshed first, in seconds. */
  arrived: Lag & { first_refresh: number };
}
