/** The texts on a job that runs, or waits until new items are done. */
export const runningEn = {
  state_running: "Scanning",
  state_refreshing_items: "Refreshing items",
  running_since: "Running for {time}",
  keep_scanning: "Keep scanning",
  keep_paused: "Keep paused",
  dialog_cancel_title: "Cancel this scan?",
  dialog_cancel_text:
    "Completed work is kept. Items in progress get no result and are inspected again by the next scan.",
  state_queued: "A scan follows as soon as the new items are done",
  state_queued_items: "Items are refreshed as soon as the new ones are done",
  queued_since: "Waiting for {time}",
  queued_note:
    "New items are being healed. No further ones begin, so this takes seconds to a few minutes.",
  dialog_cancel_queued:
    "The scan has not begun, so nothing is lost. New items in progress are still finished.",
  keep_waiting: "Keep waiting",
};
