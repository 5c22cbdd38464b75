/** What Slack accepts; each number with the page that sets it. */
export const LIMITS = {
  // https://docs.slack.dev/reference/block-kit/blocks
  blocks: 50,
  blockId: 255,
  // https://docs.slack.dev/reference/block-kit/blocks/header-block
  header: 150,
  // https://docs.slack.dev/reference/block-kit/blocks/section-block
  section: 3_000,
  // https://docs.slack.dev/reference/block-kit/blocks/image-block
  altText: 2_000,
  // https://docs.slack.dev/reference/block-kit/blocks/actions-block
  elements: 25,
  // https://docs.slack.dev/reference/block-kit/block-elements/button-element
  actionId: 255,
  buttonLabel: 75,
  // The same page: longer ones may be cut where it is narrow.
  shown: 30,
  // https://docs.slack.dev/reference/block-kit/composition-objects/option-object (75 for a value in older pages)
  optionLabel: 75,
  optionValue: 75,
  // https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element
  options: 10,
  // Ours; takes up to 3,000: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
  typed: 2_000,
  // https://docs.slack.dev/reference/views/modal-views
  windowTitle: 24,
  // https://docs.slack.dev/reference/methods/chat.update (of the text beside the blocks)
  text: 4_000,
  // https://docs.slack.dev/reference/methods/chat.scheduleMessage, in seconds
  ahead: 120 * 86_400,
} as const;
