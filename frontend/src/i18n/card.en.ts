/** The texts of the dashboard card. */
export const cardEn = {
  card_name: "Plex Smart Refresher",
  card_description: "Shows how well a Plex server’s libraries are, and what happens next",
  card_layout: "Layout",
  card_layout_compact: "Compact",
  card_layout_libraries: "Libraries",
  card_layout_posters: "Posters of healed items",
  card_broken: "Broken",
  card_healed: "Last healed",
  card_healed_when: "{count}, {time}",
  card_never: "None yet",
  card_missing: "Choose a server in the card’s configuration.",
  card_open: "Open Plex Refresher",
  card_field_title: "Title",
  card_field_actions: "Show buttons",
} as const;
