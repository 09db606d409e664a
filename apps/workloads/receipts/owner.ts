/** Who answers for receipts. */
export const owner = {
  team: 'billing',
  chat: '#billing',
  docs: 'https://wiki.example.com/billing/receipts',
  source: 'https://github.com/acme/receipts',
} as const;
