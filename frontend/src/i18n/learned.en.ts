/** The texts on what is learned of a server. */
export const learnedEn = {
  learned_title: "Learned from this server",
  learned_level: "{library}, {level}",
  learned_option_deadline: "the value of the options: {known} of {enough} refreshes known",
  learned_option_picture_wait: "the value of the options: {known} of {enough} late images known",
  learned_learned_deadline: "three times what {share} of {known} refreshes took",
  learned_learned_picture_wait: "three times what {share} of {known} late images took",
  learned_shortest_deadline:
    "the shortest: {share} of {known} refreshes took less than a third of it",
  learned_shortest_picture_wait:
    "the shortest: {share} of {known} late images took less than a third of it",
  learned_longest_deadline: "the longest, because refreshes take very long here",
  learned_longest_picture_wait: "the longest, because late images take very long here",
  learned_doubled_deadline: "doubled: {timed_out} of {recent} timed out",
};
