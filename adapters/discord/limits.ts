/** What Discord accepts; each number with the page that sets it. */
export const LIMITS = {
  // https://discord.com/developers/docs/components/reference#component-object
  components: 40,
  customId: 100,
  // https://discord.com/developers/docs/components/reference#text-display (of a whole message)
  text: 4_000,
  // https://discord.com/developers/docs/components/reference#action-row
  buttonsInRow: 5,
  rows: 5,
  // https://discord.com/developers/docs/components/reference#button
  buttonLabel: 80,
  // The same page: longer ones may be cut where it is narrow.
  shown: 38,
  // Ours: each is three of a message's components.
  sections: 8,
  // https://discord.com/developers/docs/components/reference#string-select
  options: 25,
  optionLabel: 100,
  // https://discord.com/developers/docs/components/reference#media-gallery; a message takes no more files than that
  files: 10,
  description: 1_024,
  // Ours; a text input takes up to 4,000: https://discord.com/developers/docs/components/reference#text-input
  typed: 2_000,
  // Ours, wide of any code; an option takes up to 6,000.
  code: 400,
  // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
  modalTitle: 45,
  // https://discord.com/developers/docs/components/reference#label
  fieldLabel: 45,
  fieldDescription: 100,
  // https://discord.com/developers/docs/components/reference#text-input (a menu's may have 150)
  placeholder: 100,
} as const;
