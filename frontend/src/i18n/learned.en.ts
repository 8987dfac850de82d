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
  learned_few_arrived: "until the first refresh: {known} of {enough} new items known",
  learned_prompt_arrived:
    "until the first refresh: four in five of {known} new items needed no second one",
  learned_late_arrived:
    "until the first refresh: at least one in five of {known} new items still lacked something {lag} after its arrival",
  learned_few_late:
    "first attempt at the usual time after the air date: {known} of {enough} healed episodes known",
  learned_prompt_late:
    "first attempt at the usual time after the air date: four in five of {known} healed episodes needed no second one",
  learned_late_late:
    "later than usual after the air date: at least one in five of {known} healed episodes still lacked something then",
};
